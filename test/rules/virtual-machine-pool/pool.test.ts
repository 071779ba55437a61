import { pool } from '../../../src/catalogue/virtual-machine-pool/objects';
import { adviceInCode, check, told } from '../support';

test.each([
  ['VMP-01', `VirtualMachinePool shop/runners (VMP-01)
  the edition CE does not create the machines of a pool
  instead: single machines, or a cluster of the edition SE+ or EE`],
  ['VMP-02', `VirtualMachinePool shop/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa /metadata/name (VMP-02)
  the name of a pool must have at most 57 characters, this one has 58
  got: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  instead: a shorter name`],
  ['VMP-03', `VirtualMachinePool shop/runners-1.2 /metadata/name (VMP-03)
  DVP cannot create the disks of a pool with a dot in its name
  got: "runners-1.2"
  instead: runners-1-2`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('VMP-02 advises in code', () => expect(adviceInCode('VMP-02')).toEqual(["a shorter 'name', or shorter ids on the path of the construct"]));

test('a pool in a paid edition passes', () => expect(check([pool()], { edition: 'SE+' })).toEqual([]));
