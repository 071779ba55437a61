import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test('VMC-22 reports', () => expect(told('VMC-22')).toBe(`VirtualMachine shop/web /spec/cpu/coreFraction (VMC-22)
  VirtualMachineClass generic, as the module installs it, does not offer this core fraction to a machine with 8 cores
  got: "10%"
  instead: one of 20%, 50%, 100%, or a class of your own`));

test('VMC-22 advises in code', () => expect(adviceInCode('VMC-22')).toEqual([
  'one of CoreFraction.percent(20), CoreFraction.percent(50), CoreFraction.percent(100), or a class of your own',
]));

const generic = (cores: number, coreFraction?: string) => machine({ cpu: { cores, coreFraction } });

test.each<[string, Manifest, string]>([
  ['Auto without a choice', generic(16, 'Auto'), `VirtualMachine shop/web /spec/cpu/coreFraction (VMC-22)
  VirtualMachineClass generic, as the module installs it, leaves Auto no choice for 16 cores
  got: "Auto"
  instead: one of 50%, 100%, or a class of your own, or at most 8 cores`],
  ['a pool without a fraction', poolOf({ cpu: { cores: 4 } }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/cpu/coreFraction (VMC-22)
  VirtualMachineClass generic, as the module installs it, lists core fractions, and the template of a pool needs one of them
  got: nothing
  instead: one of 5%, 10%, 20%, 50%, 100%, or a class of your own`],
  ['Auto for eight cores', generic(8, 'Auto'), ''],
  ['a fraction by default', generic(16), ''],
  ['whole cores', generic(18, '100%'), ''],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));

describe('the class generic', () => {
  const small = generic(8, '5%');

  test('may be part of the app', () => expect(report([small, vmClass({}, { name: 'generic' })])).toBe(''));
  test('may be deleted', () => expect(report([small], { virtualMachineClasses: [] })).not.toContain('VMC-22'));
  test('is in the cluster as the profile says', () => expect(ids(check([small], { virtualMachineClasses: ['generic'] }))).toEqual(['VMC-22']));
});
