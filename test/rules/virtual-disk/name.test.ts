import { told } from '../support';

test.each([
  ['VD-01', `VirtualDisk shop/ubuntu-24.04 /metadata/name (VD-01)
  the name of a VirtualDisk must not have a dot
  got: "ubuntu-24.04"
  instead: ubuntu-24-04`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));
