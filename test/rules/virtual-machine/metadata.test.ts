import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { adviceInCode, check, told } from '../support';

test.each([
  ['VM-01', `VirtualMachine shop/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa /metadata/name (VM-01)
  the name of a VirtualMachine must have at most 63 characters, this one has 64
  got: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  instead: a shorter name`],
  ['VM-02', `VirtualMachine shop/web /metadata/annotations/vm.kubevirt.io~1os (VM-02)
  the key of an annotation of a machine must not contain kubevirt.io
  got: "vm.kubevirt.io/os"
  instead: a key with a domain of your own`],
  ['VM-03', `VirtualMachine shop/web /metadata/labels/kubevirt.io~1size (VM-03)
  the key of a label of a machine must not contain kubevirt.io
  got: "kubevirt.io/size"
  instead: a key with a domain of your own`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-01', "a shorter 'name', or shorter ids on the path of the construct"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

test('each reserved key is reported', () =>
  expect(check([machine({}, { labels: { 'a.kubevirt.io': 'x', 'b': 'x', 'x.kubevirt.io.y/z': '' } })]).map(({ pointer }) => pointer))
    .toEqual(['/metadata/labels/a.kubevirt.io', '/metadata/labels/x.kubevirt.io.y~1z']));
