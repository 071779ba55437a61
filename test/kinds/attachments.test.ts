import { ApiObject, Size, Testing } from 'cdk8s';
import { ClusterVirtualImage } from '../../src/kinds/cluster-virtual-image';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineBlockDeviceAttachment } from '../../src/kinds/virtual-machine-block-device-attachment';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { BlockDevice } from '../../src/values/block-device';
import { Cpu } from '../../src/values/cpu';
import { chartOf, refusalOf, rendered, synthOf } from '../support';

const WEB = VirtualMachine.fromMachineName('web');
const DATA = BlockDevice.disk(VirtualDisk.fromDiskName('data'));
const BASE = { vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1), memory: Size.gibibytes(1), disks: [VirtualDisk.fromDiskName('root')] };

test.each<[string, BlockDevice, object]>([
  ['a disk', DATA, { kind: 'VirtualDisk', name: 'data' }],
  ['an image', BlockDevice.image(VirtualImage.fromImageName('tools')), { kind: 'VirtualImage', name: 'tools' }],
  ['an image of the cluster', BlockDevice.clusterImage(ClusterVirtualImage.fromClusterImageName('iso')), { kind: 'ClusterVirtualImage', name: 'iso' }],
])('renders %s', (_, device, blockDeviceRef) =>
  expect(synthOf(chart => new VirtualMachineBlockDeviceAttachment(chart, 'attached', { machine: WEB, device }))()).toEqual([{
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachineBlockDeviceAttachment',
    metadata: { name: 'attached', namespace: 'ns' },
    spec: { virtualMachineName: 'web', blockDeviceRef },
  }]));

test('a machine has it below itself, after itself and its disk, and its own list stays as it is', () => {
  const chart = chartOf();
  const vm = new VirtualMachine(chart, 'a-machine', BASE);
  const attachment = vm.hotplug('MoreData', BlockDevice.disk(new VirtualDisk(chart, 'z-disk', { size: Size.gibibytes(1) })), { labels: { since: 'friday' } });
  expect(rendered(attachment).metadata).toEqual({ name: 'a-machine-more-data', namespace: 'ns', labels: { since: 'friday' } });
  expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['VirtualMachine', 'VirtualDisk', 'VirtualMachineBlockDeviceAttachment']);
  expect(ApiObject.of(vm).toJson().spec.blockDeviceRefs).toHaveLength(1);
});

test.each<[string, () => unknown, string]>([
  ['nothing at all', () => new VirtualMachineBlockDeviceAttachment(chartOf(), 'a', undefined as any), `[test/a] 'machine' is missing: set it, for example VirtualMachine.fromMachineName('web')
[test/a] 'device' is missing: set it, for example BlockDevice.disk(disk)`],
  ['a disk that is no device', () => new VirtualMachine(chartOf(), 'web', BASE).hotplug('a', VirtualDisk.fromDiskName('data') as any),
    "[test/web] 'device' must be a BlockDevice, got an object with diskName, namespace: for example BlockDevice.disk(disk)"],
  ['a place in the boot order', () => new VirtualMachineBlockDeviceAttachment(chartOf(), 'a', { machine: WEB, device: BlockDevice.disk(VirtualDisk.fromDiskName('data'), { bootOrder: 2 }) }),
    "[test/a] a machine cannot boot from a device that is attached while it runs, got 'bootOrder' 2: leave 'bootOrder' out"],
  ['a disk of another namespace', synthOf(chart => new VirtualMachineBlockDeviceAttachment(chart, 'a', { machine: WEB, device: BlockDevice.disk(VirtualDisk.fromDiskName('data', 'lab')) })),
    `1 error in 1 object, nothing was written

[test/a] VirtualMachineBlockDeviceAttachment ns/a /spec/blockDeviceRef (REF-NAMESPACE)
  VirtualDisk data is in another namespace; DVP looks for it only in the namespace of this object
  got: lab
  instead: an object in the namespace ns`],
  ['a device in both places', synthOf(chart => new VirtualMachine(chart, 'web', BASE).hotplug('a', BlockDevice.disk(VirtualDisk.fromDiskName('root')))),
    `1 error in 1 object, nothing was written

[test/web/a] VirtualMachineBlockDeviceAttachment ns/web-a /spec/blockDeviceRef (BDA-07)
  VirtualDisk root is already in the spec of VirtualMachine ns/web, at position 0 of blockDeviceRefs
  instead: either the attachment or the entry in the spec`],
])('refuses %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test('a disk instead of a device does not compile', () => {
  // @ts-expect-error a disk is not a BlockDevice
  expect(() => new VirtualMachineBlockDeviceAttachment(chartOf(), 'a', { machine: WEB, device: VirtualDisk.fromDiskName('data') })).toThrow();
});
