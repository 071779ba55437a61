import fc from 'fast-check';
import { attachment } from '../../../src/catalogue/block-device-attachment/objects';
import { disk, from, image, snapshot } from '../../../src/catalogue/data-source/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { check } from '../support';

test('other objects may be broken in any way', () => {
  const anything = fc.oneof(fc.constantFrom(null, 1, 'x', true, [], [null], {}), fc.object({ maxDepth: 2 }));
  const broken = fc.record({
    apiVersion: fc.constant('virtualization.deckhouse.io/v1alpha2'),
    kind: fc.constantFrom('VirtualImage', 'VirtualDisk', 'VirtualDiskSnapshot', 'VirtualMachine', 'VirtualMachineBlockDeviceAttachment'),
    metadata: fc.constant({ name: 'data', namespace: 'shop' }),
    spec: fc.oneof(anything, fc.record({
      dataSource: anything,
      blockDeviceRefs: anything,
      blockDeviceRef: anything,
      virtualMachineName: anything,
      virtualDiskName: anything,
      persistentVolumeClaim: anything,
    })),
  });
  const mine = [image(from('VirtualDisk', 'data')), disk(from('VirtualImage', 'data')), snapshot('data'), attachment(), machine()];
  const facts = { storageClasses: [{ name: 'fast', provisioner: 'p', isDefault: true }] };
  fc.assert(fc.property(fc.array(broken, { maxLength: 4 }), manifests => {
    expect(() => check([...mine.map((object, i) => ({ ...object, metadata: { ...object.metadata, name: `mine-${i}` } })), ...manifests], facts)).not.toThrow();
  }));
});
