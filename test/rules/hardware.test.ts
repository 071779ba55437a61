import { told } from './support';

test.each([
  ['VM-27', `VirtualMachine shop/web /spec/blockDeviceRefs/0/name (VM-27)
  a block device needs a name, or it never resolves
  got: nothing
  instead: a disk or an image, for example BlockDevice.disk(disk)`],
  ['VM-28', `VirtualMachine shop/web /spec/blockDeviceRefs/1 (VM-28)
  VirtualDisk web-root is already attached at position 0
  instead: each disk and image once`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));
