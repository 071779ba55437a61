import { impacts, machine } from './support';
import { ClusterFacts } from '../../src/domain/cluster-facts';

// DVP compares two specs of a machine field by field, and each field needs an action: this is the table of these comparators

const [CPU, MEMORY, IN_PLACE] = ['HotplugCPUWithLiveMigration', 'HotplugMemoryWithLiveMigration', 'HotplugCPUAndMemoryWithInPlaceResize'];
const GATES = [[], [CPU], [MEMORY], [CPU, MEMORY], [IN_PLACE], [IN_PLACE, CPU], [IN_PLACE, MEMORY], [IN_PLACE, CPU, MEMORY]];
const EDITIONS = ['CE', 'SE+', 'EE'] as const;
const SYSTEMS = ['Generic', 'Windows', 'Legacy'];

interface Surroundings {
  readonly gates: readonly string[];
  readonly edition: typeof EDITIONS[number];
  readonly osType: string;
}

const SURROUNDINGS: readonly Surroundings[] =
  EDITIONS.flatMap(edition => GATES.flatMap(gates => SYSTEMS.map(osType => ({ gates, edition, osType }))));

/** the impact in some surroundings */
interface Expected {
  (surroundings: Surroundings): string;
}

const always = (impact: string): Expected => () => impact;

/** CPU and memory: the Community Edition has the gates locked, and a Legacy guest takes neither */
const plugged = (gate: string): Expected => ({ gates, edition, osType }) => {
  if (edition === 'CE' || osType === 'Legacy') {
    return 'guest-restart';
  }
  if (gates.includes(IN_PLACE)) {
    return 'live';
  }
  return gates.includes(gate) ? 'live-migration' : 'guest-restart';
};

const placed: Expected = ({ edition }) => edition === 'CE' ? 'guest-restart' : 'live-migration';
const attached: Expected = ({ osType }) => osType === 'Legacy' ? 'guest-restart' : 'live';

const devices = (...names: string[]) => ({ blockDeviceRefs: names.map(name => ({ kind: name.startsWith('i') ? 'VirtualImage' : 'VirtualDisk', name })) });
const ordered = (a: number, b: number) => ({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'a', bootOrder: a }, { kind: 'VirtualDisk', name: 'b', bootOrder: b }] });
const cpu = (cores: number, coreFraction = '20%') => ({ cpu: { cores, coreFraction } });
const memory = (size: string) => ({ memory: { size } });
const userData = { provisioning: { type: 'UserData', userData: '#cloud-config\n' } };
const sysprep = { provisioning: { type: 'SysprepRef', sysprepRef: { kind: 'Secret', name: 'a' } } };
const network = (name: string, id: number) => ({ type: 'Network', name, id });
const MAIN = { type: 'Main', id: 1 };
const spread = { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }] };

const FIELDS: readonly (readonly [string, object, object, Expected])[] = [
  ['more cores', cpu(2), cpu(4), plugged(CPU)],
  ['fewer cores', cpu(4), cpu(2), plugged(CPU)],
  ['cores over more sockets', cpu(16), cpu(18), always('guest-restart')],
  ['cores over fewer sockets', cpu(18), cpu(16), always('guest-restart')],
  ['a fraction', cpu(2, '20%'), cpu(2, '50%'), plugged(CPU)],
  ['a fraction to whole cores', cpu(2, '50%'), cpu(2, '100%'), always('guest-restart')],
  ['a fraction from whole cores', cpu(2, '100%'), cpu(2, '50%'), always('guest-restart')],
  ['cores and a fraction', cpu(2, '20%'), cpu(4, '50%'), plugged(CPU)],
  ['cores, and a fraction to whole cores', cpu(2, '20%'), cpu(4, '100%'), always('guest-restart')],
  ['more memory', memory('4Gi'), memory('8Gi'), plugged(MEMORY)],
  ['more memory from 1Gi', memory('1Gi'), memory('8Gi'), plugged(MEMORY)],
  ['more memory from less than 1Gi', memory('1023Mi'), memory('8Gi'), always('guest-restart')],
  ['less memory', memory('8Gi'), memory('4Gi'), always('guest-restart')],
  ['an affinity', {}, { affinity: { nodeAffinity: {} } }, placed],
  ['a node selector', {}, { nodeSelector: { disk: 'ssd' } }, placed],
  ['a toleration less', { tolerations: [{ operator: 'Exists' }] }, {}, placed],
  ['a spread', {}, spread, always('guest-restart')],
  ['a priority', {}, { priorityClassName: 'high' }, always('guest-restart')],
  ['a class', {}, { virtualMachineClassName: 'large' }, always('guest-restart')],
  ['a bootloader', {}, { bootloader: 'EFI' }, always('guest-restart')],
  ['paravirtualization off', {}, { enableParavirtualization: false }, always('guest-restart')],
  ['a grace period', {}, { terminationGracePeriodSeconds: 90 }, always('guest-restart')],
  ['an address', {}, { virtualMachineIPAddressName: 'a' }, always('guest-restart')],
  ['GPUs', {}, { gpus: [{ gpuClassName: 'a' }] }, always('guest-restart')],
  ['GPUs in another order', { gpus: [{ gpuClassName: 'a' }, { gpuClassName: 'b' }] }, { gpus: [{ gpuClassName: 'b' }, { gpuClassName: 'a' }] }, always('nothing')],
  ['user data', userData, { provisioning: { type: 'UserData', userData: '#!/bin/sh\n' } }, always('guest-restart')],
  ['user data gone', userData, {}, always('live')],
  ['user data instead of an answer file', sysprep, userData, always('guest-restart')],
  ['an answer file gone', sysprep, {}, always('guest-restart')],
  ['a run policy', { runPolicy: 'AlwaysOn' }, { runPolicy: 'Manual' }, always('live')],
  ['off', { runPolicy: 'AlwaysOn' }, { runPolicy: 'AlwaysOff' }, always('guest-restart')],
  ['an approval mode', {}, { disruptions: { restartApprovalMode: 'Automatic' } }, always('live')],
  ['a USB device', {}, { usbDevices: [{ name: 'camera' }] }, always('live')],
  ['a device more', devices('a'), devices('a', 'b'), attached],
  ['a device first', devices('a'), devices('b', 'a'), attached],
  ['a device less', devices('a', 'b'), devices('a'), attached],
  ['a device replaced', devices('a', 'b'), devices('a', 'c'), attached],
  ['a device replaced by an image', devices('a', 'b'), devices('a', 'image'), attached],
  ['the first device replaced', devices('a', 'b'), devices('c', 'b'), attached],
  ['each device replaced', devices('a', 'b'), devices('c', 'd'), attached],
  ['devices in another order', devices('a', 'b'), devices('b', 'a'), attached],
  ['a boot order', ordered(1, 2), ordered(2, 1), always('live')],
  ['a network more', { networks: [MAIN] }, { networks: [MAIN, network('a', 2)] }, always('live')],
  ['a network less', { networks: [MAIN, network('a', 2)] }, { networks: [MAIN] }, always('live')],
  ['the main network less', { networks: [MAIN, network('a', 2)] }, { networks: [network('a', 2)] }, always('guest-restart')],
  ['the main network more', { networks: [network('a', 2)] }, { networks: [MAIN, network('a', 2)] }, always('guest-restart')],
  ['another MAC address', { networks: [MAIN, network('a', 2)] }, { networks: [MAIN, { ...network('a', 2), virtualMachineMACAddressName: 'm' }] }, always('live')],
  ['a MAC address of the main network', { networks: [MAIN] }, { networks: [{ ...MAIN, virtualMachineMACAddressName: 'm' }] }, always('live')],
];

const ORDER = ['refused', 'guest-restart', 'live-migration', 'live'];
const worst = (before: object, after: object, facts: ClusterFacts): string => {
  const found = impacts([machine(before)], [machine(after)], facts).map(({ impact }) => impact as string);
  return ORDER.find(impact => found.includes(impact)) ?? 'nothing';
};

const nameOf = ({ gates, edition, osType }: Surroundings) => `${edition} ${osType} ${gates.join('+')}`;
const factsOf = ({ gates, edition }: Surroundings): ClusterFacts =>
  ({ edition, dvpRelease: '1.11.1', kubernetesVersion: '1.34', featureGates: [...gates], clusterNetworks: [], networks: ['shop/a'] });

test.each(FIELDS)('%s', (_, before, after, expected) => {
  const wanted = SURROUNDINGS.map(each => [nameOf(each), expected(each)]);
  const found = SURROUNDINGS.map(each => [nameOf(each), worst({ ...before, osType: each.osType }, { ...after, osType: each.osType }, factsOf(each))]);
  expect(found).toEqual(wanted);
});

test.each(SYSTEMS.flatMap(from => SYSTEMS.filter(to => to !== from).map(to => [from, to])))('from %s to %s the guest restarts, whatever else changes', (from, to) => {
  for (const [, before, after] of FIELDS) {
    for (const surroundings of SURROUNDINGS.filter(({ osType }) => osType === 'Generic')) {
      expect(worst({ ...before, osType: from }, { ...after, osType: to }, factsOf(surroundings))).toBe('guest-restart');
    }
  }
});

const SIZES = FIELDS.filter(([, before]) => 'cpu' in before || 'memory' in before);

test.each([['Generic', 'Legacy'], ['Legacy', 'Generic']])('%s to %s: also CPU and memory need the restart', (from, to) => {
  for (const [, before, after] of SIZES) {
    const found = impacts([machine({ ...before, osType: from })], [machine({ ...after, osType: to })], factsOf({ gates: [IN_PLACE], edition: 'EE', osType: to }));
    expect([...new Set(found.map(({ impact }) => impact as string))]).toEqual(['guest-restart']);
  }
});

test.each([[true, true, 'live'], [true, false, 'guest-restart'], [false, true, 'guest-restart'], [false, false, 'guest-restart']])(
  'paravirtualization %s, then %s: a device is %s', (old, now, expected) => {
    const spec = (enableParavirtualization: boolean, ...names: string[]) => ({ ...devices(...names), enableParavirtualization });
    for (const [a, b] of [[['a'], ['a', 'b']], [['a', 'b'], ['a']], [['a', 'b'], ['a', 'c']]]) {
      expect(worst(spec(old, ...a), spec(now, ...b), factsOf(SURROUNDINGS[0]))).toBe(expected);
    }
  });

test.each([['1.8.3', 'guest-restart'], ['1.9.0', 'live'], ['1.10.3', 'live'], ['1.11.1', 'live'], ['next', 'live']])('with DVP %s a replaced device is %s', (dvpRelease, expected) =>
  expect(worst(devices('a', 'b'), devices('a', 'c'), { edition: 'EE', dvpRelease })).toBe(expected));
