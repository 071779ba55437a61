import { classWith, machine } from '../../../src/catalogue/virtual-machine/objects';
import { readSizingPolicies } from '../../../src/domain/sizing-limits';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, told } from '../support';

test.each([
  ['VM-06', `VirtualMachine shop/web /spec/virtualMachineClassName (VM-06)
  VirtualMachineClass gold is neither in the cluster nor among these objects: the machine stays Pending
  got: "gold"
  instead: one of generic`],
  ['VM-07', `VirtualMachine shop/web /spec/virtualMachineClassName (VM-07)
  VirtualMachineClass gold is neither in the cluster nor among these objects: the machine cannot get its core fraction from it
  got: "gold"
  instead: one of generic`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const raw = (kind: string, spec: object, metadata: object = {}): Manifest =>
  ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind, metadata: { name: 'debian', ...metadata }, spec });
const disk = { kind: 'VirtualDisk', name: 'web-root' };

test('a class in the same set exists in time', () => {
  const vmClass = raw('VirtualMachineClass', { cpu: { type: 'Host' } }, { name: 'gold' });
  const machines = [{ cores: 2 }, { cores: 2, coreFraction: '100%' }].map((cpu, i) =>
    machine({ virtualMachineClassName: 'gold', cpu, blockDeviceRefs: [{ ...disk, name: `root-${i}` }] }, { name: `web-${i}` }));
  expect(ids(check(machines, { virtualMachineClasses: [] }))).toEqual(['VM-06', 'VM-07']);
  expect(ids(check([vmClass, ...machines], { virtualMachineClasses: [] })).filter(id => id.startsWith('VM-'))).toEqual([]);
});

test('the nearest name of a class of the cluster is offered', () => {
  const insteads = (name: string, ...virtualMachineClasses: string[]) =>
    check([machine({ virtualMachineClassName: name })], { virtualMachineClasses }).map(({ instead }) => instead);
  expect(insteads('genric', 'generic', 'large')).toEqual(["'generic'"]);
  expect(insteads('gold', 'generic', 'large')).toEqual(['one of generic, large']);
  expect(insteads('gold')).toEqual(['a VirtualMachineClass of this name, applied before the machine']);
});

const four = { cores: { min: 1, max: 4 } };

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
