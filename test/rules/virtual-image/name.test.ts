import { told } from '../support';

test.each([
  ['VI-01', `VirtualImage shop/ubuntu-24.04 /metadata/name (VI-01)
  the name of a VirtualImage must not have a dot
  got: "ubuntu-24.04"
  instead: ubuntu-24-04`],
  ['CVI-01', `ClusterVirtualImage ubuntu-24.04 /metadata/name (CVI-01)
  the name of a ClusterVirtualImage must not have a dot
  got: "ubuntu-24.04"
  instead: ubuntu-24-04`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));
