import { check, ids, told } from './support';
import { machine, classWith } from '../../src/catalogue/virtual-machine/objects';
import { readSizingPolicies } from '../../src/domain/sizing-limits';
import { Manifest } from '../../src/manifest/manifest';

test.each([
  ['VM-13', `VirtualMachine shop/web /spec/cpu/coreFraction (VM-13)
  VirtualMachineClass generic has no default for a machine with 4 cores, and whole cores are not in its list
  got: nothing
  instead: 10%, 20% or 50%`],
  ['VM-20', `VirtualMachine shop/web /spec/cpu/cores (VM-20)
  VirtualMachineClass generic has no sizing policy for 5 cores, only for 1 to 4
  got: 5
  instead: 4 cores`],
  ['VM-21', `VirtualMachine shop/web /spec/cpu/coreFraction (VM-21)
  VirtualMachineClass generic does not offer this core fraction to a machine with 4 cores
  got: "11%"
  instead: 10%, 20% or 50%`],
  ['VM-22', `VirtualMachine shop/web /spec/cpu/cores (VM-22)
  VirtualMachineClass generic takes 2 to 16 cores in steps of 4, counted from 2
  got: 15
  instead: 14 or 16 cores`],
  ['VM-23', `VirtualMachine shop/web /spec/memory/size (VM-23)
  VirtualMachineClass generic takes 2Gi to 8Gi of memory for a machine with 4 cores
  got: "8193Mi"
  instead: 2Gi to 8Gi`],
  ['VM-24', `VirtualMachine shop/web /spec/memory/size (VM-24)
  VirtualMachineClass generic takes 2Gi to 8Gi of memory in steps of 4Gi, counted from 2Gi
  got: "7Gi"
  instead: 6Gi or 8Gi`],
  ['VM-25', `VirtualMachine shop/web /spec/memory/size (VM-25)
  VirtualMachineClass generic takes 1Gi to 2Gi of memory for each core, and this is 1048320Ki for each of 4
  got: "4095Mi"
  instead: 4Gi to 8Gi for 4 cores, or another number of cores`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const four = { cores: { min: 1, max: 4 } };

/** what a machine is told that has a class with these policies, in v1alpha3 */
function sized(policies: object[], cpu: object, memory = '4Gi', apiVersion = 'v1alpha3'): string[] {
  const vmClass = classWith({});
  const spec = { ...vmClass.spec as object, sizingPolicies: policies };
  const manifests = [{ ...vmClass, apiVersion: `virtualization.deckhouse.io/${apiVersion}`, spec } as Manifest, machine({ cpu, memory: { size: memory } })];
  return check(manifests).filter(({ object }) => object.startsWith('VirtualMachine ')).map(({ id, instead }) => `${id} ${instead}`);
}

test.each<[string, object, object, string[]]>([
  ['a default', { coreFractions: ['10%'], defaultCoreFraction: '10%' }, { cores: 2 }, []],
  ['whole cores in the list', { coreFractions: ['10%', '100%'] }, { cores: 2 }, []],
  ['no list', {}, { cores: 2 }, []],
  ['neither', { coreFractions: ['10%'] }, { cores: 2 }, ['VM-13 10%']],
  ['neither, for other cores', { coreFractions: ['10%'] }, { cores: 5 }, ['VM-20 4 cores']],
  ['no list, and a fraction', {}, { cores: 2, coreFraction: '7%' }, []],
  ['a list, and a fraction of it', { coreFractions: ['10%', '7%'] }, { cores: 2, coreFraction: '7%' }, []],
  ['a list, and another fraction', { coreFractions: ['10%', '70%'] }, { cores: 2, coreFraction: '7%' }, ['VM-21 10% or 70%']],
  ['a list, and Auto', { coreFractions: ['10%', '70%'] }, { cores: 2, coreFraction: 'Auto' }, []],
])('a fraction where the class has %s', (_, policy, cpu, expected) => expect(sized([{ ...four, ...policy }], cpu)).toEqual(expected));

test.each<[object, string[]]>([
  [{ coreFractions: [10, 70] }, ['VM-21 10% or 70%']],
  [{ coreFractions: [7, 70] }, []],
  [{ coreFractions: [10, 70], defaultCoreFraction: 10 }, ['VM-21 10% or 70%']],
  [{ coreFractions: [10, 70], defaultCoreFraction: 'Auto' }, ['VM-21 10% or 70%']],
])('v1alpha2 writes fractions as numbers: %j', (policy, expected) => expect(sized([{ ...four, ...policy }], { cores: 2, coreFraction: '7%' }, '4Gi', 'v1alpha2')).toEqual(expected));

test('the first policy that holds the cores decides', () => {
  const policies = [{ ...four, coreFractions: ['10%'] }, { cores: { min: 8, max: 16 }, coreFractions: ['20%'] }];
  expect([4, 5, 8, 17, 18].map(cores => sized(policies, { cores, coreFraction: '20%' })))
    .toEqual([['VM-21 10%'], ['VM-20 4 or 8 cores'], [], ['VM-11 16 cores'], ['VM-20 16 cores']]);
});

test.each<[string, object, string, string[]]>([
  ['least and most', { min: '2Gi', max: '8Gi' }, '2047Mi', ['VM-23 2Gi to 8Gi']],
  ['least', { min: '2Gi' }, '2047Mi', ['VM-23 2Gi or more']],
  ['least', { min: '2Gi' }, '2Ti', []],
  ['most', { max: '8Gi' }, '8193Mi', ['VM-23 up to 8Gi']],
  ['most', { max: 8589934592 }, '1', []],
  ['bounds of zero', { min: 0, max: '0' }, '1', []],
  ['step without a most', { min: '2Gi', step: '2Gi' }, '3Gi', []],
  ['step', { max: '8Gi', step: '3Gi' }, '1Gi', ['VM-24 3Gi']],
  ['step', { max: '8Gi', step: '3Gi' }, '7Gi', ['VM-24 6Gi or 8Gi']],
  ['step', { max: '8Gi', step: '3Gi' }, '8Gi', []],
  ['step out of bounds', { max: '8Gi', step: '3Gi' }, '10Gi', ['VM-23 up to 8Gi']],
  ['step of a fraction', { max: '2Gi', step: '0.1Gi' }, '0.3Gi', []],
  ['step of a fraction', { max: '2Gi', step: '0.1Gi' }, '1Gi', []],
  ['least per core', { perCore: { min: '1Gi' } }, '3Gi', ['VM-25 4Gi or more for 4 cores, or another number of cores']],
  ['most per core', { perCore: { max: '1Gi' } }, '5Gi', ['VM-25 up to 4Gi for 4 cores, or another number of cores']],
  ['most per core, and less than a byte more', { perCore: { max: '1Gi' } }, '4294967299', []],
  ['step per core', { step: '1Gi', perCore: { max: '4Gi' } }, '6Gi', ['VM-25 4Gi or 8Gi for 4 cores, or another number of cores']],
  ['step per core without a most', { step: '1Gi', perCore: { min: '1Gi' } }, '6Gi', []],
  ['one and the other', { max: '2Gi', perCore: { max: '256Mi' } }, '3Gi', ['VM-23 up to 2Gi', 'VM-25 up to 1Gi for 4 cores, or another number of cores']],
  ['nothing for no memory', { min: '2Gi' }, '0', ["VM-18 more 'memory', for example Size.gibibytes(4)"]],
])('memory with %s', (_, memory, size, expected) => expect(sized([{ ...four, memory }], { cores: 4, coreFraction: '100%' }, size)).toEqual(expected));

test.each<[string, unknown]>([
  ['no list', 'x'],
  ['no policy', [null]],
  ['no cores', [{}]],
  ['no number of cores', [{ cores: { min: 'one', max: 2 } }]],
  ['cores the wrong way round', [{ cores: { min: 2, max: 1 } }]],
  ['a step backwards', [{ cores: { min: 1, max: 2, step: -1 } }]],
  ['no list of fractions', [{ ...four, coreFractions: '10%' }]],
  ['no fraction', [{ ...four, coreFractions: ['all'] }]],
  ['no default', [{ ...four, defaultCoreFraction: 'auto' }]],
  ['no quantity', [{ ...four, memory: { min: 'much' } }]],
  ['memory the wrong way round', [{ ...four, memory: { min: '2Gi', max: '1Gi' } }]],
  ['memory below zero', [{ ...four, memory: { min: '-1Gi' } }]],
  ['memory in steps backwards', [{ ...four, memory: { max: '1Gi', step: '-1Mi' } }]],
  ['cores without memory', [{ ...four, memory: { perCore: 7 } }]],
  ['a wrong policy among right ones', [four, { cores: 7 }]],
])('nothing follows from a class with %s', (_, sizingPolicies) => {
  expect(readSizingPolicies(sizingPolicies)).toBe(undefined);
  const vmClass = { ...classWith({}), spec: { cpu: { type: 'Host' }, sizingPolicies } };
  expect(ids(check([vmClass, machine({ cpu: { cores: 7 } })]).filter(({ object }) => object.startsWith('VirtualMachine ')))).toEqual([]);
});

test('a class whose policies no machine can keep has no neighbours to offer', () =>
  expect(sized([{ cores: { min: 249, max: 300 } }], { cores: 4, coreFraction: '100%' })).toEqual(['VM-20 another class: no number of cores keeps the policies of this one']));
