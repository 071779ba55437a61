import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { adviceInCode, check, ids, told } from '../support';
import { sizingAdvice } from './sizing-advice';

test.each([
  ['VM-18', `VirtualMachine shop/web /spec/memory/size (VM-18)
  the memory of a machine must be more than zero
  got: "0Gi"
  instead: a larger size, for example 4Gi`],
  ['VM-19', `VirtualMachine shop/web /spec/memory/size (VM-19)
  with the feature gate HotplugMemoryWithLiveMigration a machine must have memory in steps of 2Mi
  got: "1025Mi"
  instead: 1Gi or 1026Mi`],
  ['VM-23', `VirtualMachine shop/web /spec/memory/size (VM-23)
  VirtualMachineClass generic allows 2Gi to 8Gi of memory for a machine with 4 cores
  got: "8193Mi"
  instead: 2Gi to 8Gi`],
  ['VM-24', `VirtualMachine shop/web /spec/memory/size (VM-24)
  VirtualMachineClass generic allows 2Gi to 8Gi of memory in steps of 4Gi, counted from 2Gi
  got: "7Gi"
  instead: 6Gi or 8Gi`],
  ['VM-25', `VirtualMachine shop/web /spec/memory/size (VM-25)
  VirtualMachineClass generic allows 1Gi to 2Gi of memory for each core, and this is 1048320Ki for each of 4
  got: "4095Mi"
  instead: 4Gi to 8Gi for 4 cores, or another number of cores`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-18', "a larger 'memory', for example Size.gibibytes(4)"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const four = { cores: { min: 1, max: 4 } };
const gates = (...featureGates: string[]) => ({ featureGates });

test.each([['-1Gi', ['VM-18']], ['0', ['VM-18']], ['64Mi', []], ['+4Gi', []]])('memory of %s', (size, expected) =>
  expect(ids(check([machine({ memory: { size } })]))).toEqual(expected));

test.each([
  ['1023Mi', []], ['1Gi', []], ['1025Mi', ['1Gi or 1026Mi']], ['1073741825', ['1Gi or 1026Mi']], ['256Gi', []], ['257Gi', ['256Gi']],
])('memory of %s where it may grow', (size, insteads) => {
  const manifests = [machine({ memory: { size } })];
  expect(check(manifests, gates('HotplugMemoryWithLiveMigration')).map(({ instead }) => instead)).toEqual(insteads);
  expect(check(manifests, gates())).toEqual([]);
  expect(check(manifests)).toEqual([]);
});

test.each<[string, object, string, string[]]>([
  ['least and most', { min: '2Gi', max: '8Gi' }, '2047Mi', ['VM-23 2Gi to 8Gi']],
  ['least', { min: '2Gi' }, '2047Mi', ['VM-23 2Gi or more']],
  ['least', { min: '2Gi' }, '2Ti', []],
  ['most', { max: '8Gi' }, '8193Mi', ['VM-23 up to 8Gi']],
  ['most', { max: 8589934592 }, '64Mi', []],
  ['bounds of zero', { min: 0, max: '0' }, '64Mi', []],
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
  ['nothing for no memory', { min: '2Gi' }, '0', ['VM-18 a larger size, for example 4Gi']],
])('memory with %s', (_, memory, size, expected) => expect(sizingAdvice([{ ...four, memory }], { cores: 4, coreFraction: '100%' }, size)).toEqual(expected));

// the webhook of DVP up to 1.9 returns early where the policy has no maximum
test.each<[string, string | undefined, object, string[]]>([
  ['a least alone', '1.9.6', { min: '2Gi' }, []],
  ['a least alone', '1.10.0', { min: '2Gi' }, ['VM-23']],
  ['a least alone', undefined, { min: '2Gi' }, ['VM-23']],
  ['a least and a most of zero', '1.9.6', { min: '2Gi', max: '0' }, []],
  ['a least and a most', '1.9.6', { min: '2Gi', max: '4Gi' }, ['VM-23']],
  ['a least per core alone', '1.9.6', { perCore: { min: '2Gi' } }, []],
  ['a least per core alone', '1.10.0', { perCore: { min: '2Gi' } }, ['VM-25']],
])('memory with %s in DVP %s', (_, dvpRelease, memory, expected) => {
  const vmClass = {
    apiVersion: 'virtualization.deckhouse.io/v1alpha3',
    kind: 'VirtualMachineClass',
    metadata: { name: 'mine' },
    spec: { cpu: { type: 'Host' }, sizingPolicies: [{ ...four, memory }] },
  };
  const sized = machine({ virtualMachineClassName: 'mine', cpu: { cores: 4, coreFraction: '100%' }, memory: { size: '1Gi' } });
  expect(ids(check([vmClass, sized], { dvpRelease })).filter(id => id.startsWith('VM-'))).toEqual(expected);
});
