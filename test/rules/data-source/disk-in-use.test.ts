import { attachment } from '../../../src/catalogue/block-device-attachment/objects';
import { clusterImage, from, image } from '../../../src/catalogue/data-source/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, told } from '../support';

test.each([
  ['DS-15', `VirtualImage shop/debian /spec/dataSource/objectRef (DS-15)
  VirtualDisk shop/data is in use by VirtualMachine shop/web, which keeps running, but an image needs a disk of a stopped machine
  instead: a VirtualDiskSnapshot of the disk, or runPolicy: Manual for the machine until the image is ready`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['DS-15', ['ImageSource.diskSnapshot(snapshot), or RunPolicy.MANUAL for the machine until the image is ready']],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const found = (...manifests: Manifest[]): string[] => ids(check(manifests));

test.each<[string, Manifest[], string[]]>([
  ['a machine that runs unless it is stopped', [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] })], ['DS-15']],
  ['a machine that never runs', [machine({ runPolicy: 'AlwaysOff', blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] })], []],
  ['an image of the same name', [machine({ blockDeviceRefs: [{ kind: 'VirtualImage', name: 'data' }] })], []],
  ['a machine elsewhere', [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] }, { namespace: 'other' })], []],
  ['an attachment', [machine(), attachment()], ['DS-15']],
  ['an attachment to a machine outside', [attachment()], []],
])('a disk for images, in use by %s', (_, users, expected) => {
  expect(found(...users, image(from('VirtualDisk', 'data')))).toEqual(expected);
  expect(found(...users, clusterImage(from('VirtualDisk', 'data', { namespace: 'shop' })))).toEqual(expected);
});

test('an image from a snapshot may have any machine', () => {
  const user = machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] });
  expect(found(user, image(from('VirtualDiskSnapshot', 'data')))).toEqual([]);
});
