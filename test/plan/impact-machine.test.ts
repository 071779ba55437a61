import * as fc from 'fast-check';
import { brief, dvp, impacts, machine } from './support';
import { ClusterFacts } from '../../src/domain/cluster-facts';
import { Manifest } from '../../src/manifest/manifest';

const EE: ClusterFacts = { edition: 'EE', dvpRelease: '1.10.2', featureGates: [], clusterNetworks: ['a', 'b', 'new', 'office'] };
const CE: ClusterFacts = { edition: 'CE', dvpRelease: '1.10.2' };
const withGates = (...featureGates: string[]): ClusterFacts => ({ ...EE, featureGates });
const [CPU, MEMORY, IN_PLACE] = ['HotplugCPUWithLiveMigration', 'HotplugMemoryWithLiveMigration', 'HotplugCPUAndMemoryWithInPlaceResize'];

const cpu = (cores: number, coreFraction?: string) => ({ cpu: { cores, coreFraction } });
const memory = (size: string) => ({ memory: { size } });
const devices = (...names: string[]) => ({ blockDeviceRefs: names.map(name => ({ kind: 'VirtualDisk', name })) });
const networks = (...list: object[]) => ({ networks: list });
const MAIN = { type: 'Main' };
const net = (name: string, more: object = {}) => ({ type: 'ClusterNetwork', name, ...more });
const inline = { provisioning: { type: 'UserData', userData: '#cloud-config\npassword: hunter2\n' } };

describe('a machine', () => {
  test.each<[string, object, object, ClusterFacts | undefined, string[]]>([
    ['nothing', {}, {}, undefined, []],
    ['a default written out', {}, { runPolicy: 'AlwaysOnUnlessStoppedManually', osType: 'Generic', bootloader: 'BIOS', liveMigrationPolicy: 'PreferSafe', terminationGracePeriodSeconds: 60, enableParavirtualization: true, disruptions: { restartApprovalMode: 'Manual' } }, undefined, []],
    ['one size in two spellings', memory('4Gi'), memory('4096Mi'), undefined, []],
    ['run policy', {}, { runPolicy: 'AlwaysOn' }, undefined, ['live /spec/runPolicy']],
    ['off', {}, { runPolicy: 'AlwaysOff' }, undefined, ['guest-restart /spec/runPolicy']],
    ['on again', { runPolicy: 'AlwaysOff' }, {}, undefined, ['live /spec/runPolicy']],
    ['migration policy', {}, { liveMigrationPolicy: 'AlwaysSafe' }, undefined, ['live /spec/liveMigrationPolicy']],
    ['operating system', {}, { osType: 'Windows' }, EE, ['guest-restart /spec/osType']],
    ['a field of a later release', {}, { fromTheFuture: 1 }, EE, ['guest-restart /spec/fromTheFuture']],
    ['priority, spread and grace period', {}, { priorityClassName: 'high', terminationGracePeriodSeconds: 90, topologySpreadConstraints: [{}] }, EE, ['guest-restart /spec/priorityClassName', 'guest-restart /spec/terminationGracePeriodSeconds', 'guest-restart /spec/topologySpreadConstraints']],
    ['another class', {}, { virtualMachineClassName: 'large' }, EE, ['guest-restart /spec/virtualMachineClassName']],
    ['the default class by its name', { virtualMachineClassName: undefined }, { virtualMachineClassName: 'generic' }, { defaultVirtualMachineClass: 'generic' }, []],
    ['a class instead of one that nobody knows', { virtualMachineClassName: undefined }, { virtualMachineClassName: 'generic' }, EE, ['guest-restart /spec/virtualMachineClassName']],

    ['cores without a gate', cpu(2), cpu(4), EE, ['guest-restart /spec/cpu/cores']],
    ['cores, of gates nothing known', cpu(2), cpu(4), undefined, ['guest-restart /spec/cpu/cores ?']],
    ['cores in the Community Edition', cpu(2), cpu(4), CE, ['guest-restart /spec/cpu/cores']],
    ['cores with a gate', cpu(2), cpu(4), withGates(CPU), ['live-migration /spec/cpu/cores']],
    ['cores in place', cpu(2), cpu(4), withGates(CPU, IN_PLACE), ['live /spec/cpu/cores']],
    ['cores over more sockets', cpu(16), cpu(18), withGates(IN_PLACE), ['guest-restart /spec/cpu/cores']],
    ['fraction without a gate', cpu(2, '20%'), cpu(2, '50%'), EE, ['guest-restart /spec/cpu/coreFraction']],
    ['fraction with a gate', cpu(2, '20%'), cpu(2, '50%'), withGates(CPU), ['live-migration /spec/cpu/coreFraction']],
    ['fraction in place', cpu(2, '20%'), cpu(2, 'Auto'), withGates(IN_PLACE), ['live /spec/cpu/coreFraction']],
    ['fraction before it could be live', cpu(2, '20%'), cpu(2, '50%'), { ...withGates(CPU), dvpRelease: '1.8.0' }, ['guest-restart /spec/cpu/coreFraction']],
    ['fraction to whole cores', cpu(2, '50%'), cpu(2, '100%'), withGates(IN_PLACE), ['guest-restart /spec/cpu/coreFraction']],
    ['whole cores written out', cpu(2), cpu(2, '100%'), undefined, []],
    ['the fraction of a class that is not known', { ...cpu(2), virtualMachineClassName: 'own' }, { ...cpu(2, '50%'), virtualMachineClassName: 'own' }, withGates(IN_PLACE), ['guest-restart /spec/cpu/coreFraction ?']],
    ['more memory', memory('4Gi'), memory('8Gi'), withGates(MEMORY), ['live-migration /spec/memory/size']],
    ['more memory in place', memory('4Gi'), memory('8Gi'), withGates(IN_PLACE), ['live /spec/memory/size']],
    ['more memory without a gate', memory('4Gi'), memory('8Gi'), withGates(CPU), ['guest-restart /spec/memory/size']],
    ['less memory', memory('8Gi'), memory('4Gi'), withGates(MEMORY), ['guest-restart /spec/memory/size']],
    ['more memory from little', memory('512Mi'), memory('4Gi'), withGates(MEMORY), ['guest-restart /spec/memory/size']],

    ['placement in EE', {}, { nodeSelector: { disk: 'ssd' }, tolerations: [{ operator: 'Exists' }] }, EE, ['live-migration /spec/nodeSelector', 'live-migration /spec/tolerations']],
    ['placement in CE', {}, { affinity: {}, nodeSelector: { disk: 'ssd' } }, CE, ['guest-restart /spec/affinity', 'guest-restart /spec/nodeSelector']],
    ['no placement in another way', {}, { nodeSelector: {}, tolerations: [], topologySpreadConstraints: [] }, CE, []],
    ['placement, of the edition nothing known', {}, { affinity: { nodeAffinity: {} } }, undefined, ['guest-restart /spec/affinity ?']],
    ['placement in an edition that the guides are silent on', {}, { affinity: { nodeAffinity: {} } }, { edition: 'BE' }, ['guest-restart /spec/affinity ?']],

    ['a disk more', devices('root'), devices('root', 'data'), EE, ['live /spec/blockDeviceRefs/1']],
    ['a disk more, before it could be live', devices('root'), devices('root', 'data'), { dvpRelease: '1.8.3' }, ['guest-restart /spec/blockDeviceRefs/1']],
    ['a disk more, of the release nothing known', devices('root'), devices('root', 'data'), undefined, ['guest-restart /spec/blockDeviceRefs/1 ?']],
    ['a disk more without paravirtualization', { ...devices('root'), enableParavirtualization: false }, { ...devices('root', 'data'), enableParavirtualization: false }, EE, ['guest-restart /spec/blockDeviceRefs/1']],
    ['a disk first', devices('root'), devices('data', 'root'), EE, ['live /spec/blockDeviceRefs/0']],
    ['a disk less', devices('root', 'data'), devices('root'), EE, ['live /spec/blockDeviceRefs/1']],
    ['another disk in its place', devices('root', 'data'), devices('root', 'more'), EE, ['live /spec/blockDeviceRefs/1']],
    ['another disk in its place, before it could be live', devices('root', 'data'), devices('root', 'more'), { dvpRelease: '1.8.3' }, ['guest-restart /spec/blockDeviceRefs/1']],
    ['another disk in its place, of the release nothing known', devices('root', 'data'), devices('root', 'more'), undefined, ['guest-restart /spec/blockDeviceRefs/1 ?']],
    ['another order', devices('root', 'data'), devices('data', 'root'), EE, ['live /spec/blockDeviceRefs/0', 'live /spec/blockDeviceRefs/1']],
    ['a boot order', { blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }] }, { blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root', bootOrder: 1 }] }, EE, ['live /spec/blockDeviceRefs/0/bootOrder']],

    ['the main network written out', {}, networks(MAIN), EE, []],
    ['ids as the cluster gives them', networks(MAIN, net('office')), networks({ ...MAIN, id: 1 }, net('office', { id: 2 })), EE, []],
    ['a network more', {}, networks(MAIN, net('office')), EE, ['live /spec/networks']],
    ['a network more, before it could be live', {}, networks(MAIN, net('office')), { dvpRelease: '1.6.0' }, ['guest-restart /spec/networks ?']],
    ['a network that does not exist', {}, networks(MAIN, net('nowhere')), EE, ['refused /spec/networks']],
    ['a network that does not exist, when nothing checked it', {}, networks(MAIN, net('nowhere')), { ...EE, dvpRelease: '1.8.3' }, ['guest-restart /spec/networks']],
    ['a network that does not exist, of the release nothing known', {}, networks(MAIN, net('nowhere')), { clusterNetworks: [] }, ['refused /spec/networks ?']],
    ['a network of which nothing is known', {}, networks(MAIN, net('nowhere')), { dvpRelease: '1.11.1' }, ['live /spec/networks ?']],
    ['a network of another namespace', {}, networks(MAIN, { type: 'Network', name: 'lab' }), { ...EE, networks: ['lab/lab'] }, ['refused /spec/networks']],
    ['a network of the namespace', {}, networks(MAIN, { type: 'Network', name: 'lab' }), { ...EE, networks: ['shop/lab'] }, ['live /spec/networks']],
    ['a network that is there already', networks(MAIN, net('nowhere')), networks(MAIN, net('nowhere'), net('a')), EE, ['live /spec/networks']],
    ['a network before another', networks(MAIN, net('office')), networks(MAIN, net('new'), net('office')), EE, ['refused /spec/networks ?']],
    ['a network before another, of the release nothing known', networks(MAIN, net('office')), networks(MAIN, net('new'), net('office')), undefined, ['refused /spec/networks ?']],
    ['a network before another with its id', networks(MAIN, net('office')), networks(MAIN, net('new'), net('office', { id: 2 })), EE, ['live /spec/networks']],
    ['a network removed before another', networks(MAIN, net('a'), net('b')), networks(MAIN, net('b')), EE, ['refused /spec/networks ?']],
    ['a network removed before another with its id', networks(MAIN, net('a'), net('b')), networks(MAIN, net('b', { id: 3 })), EE, ['live /spec/networks']],
    ['a network removed that was the last', networks(MAIN, net('a'), net('b')), networks(MAIN, net('a')), EE, ['live /spec/networks']],
    ['networks in another order', networks(MAIN, net('a'), net('b')), networks(MAIN, net('b'), net('a')), EE, ['refused /spec/networks ?']],
    ['networks in another order with their ids', networks(MAIN, net('a'), net('b')), networks(MAIN, net('b', { id: 3 }), net('a', { id: 2 })), EE, ['live /spec/networks']],
    ['a network removed before another, before there were ids', networks(MAIN, net('a'), net('b')), networks(MAIN, net('b')), { dvpRelease: '1.6.0' }, ['guest-restart /spec/networks']],
    ['a network removed before another in a machine that is off', { runPolicy: 'AlwaysOff', ...networks(MAIN, net('a'), net('b')) },
      { runPolicy: 'AlwaysOff', ...networks(MAIN, net('b')) }, EE, ['live /spec/networks']],
    ['a network removed before another in a machine that may be off', { runPolicy: 'Manual', ...networks(MAIN, net('a'), net('b')) },
      { runPolicy: 'Manual', ...networks(MAIN, net('b')) }, EE, ['refused /spec/networks ?']],
    ['no main network any more', networks(MAIN, net('office')), networks(net('office', { id: 2 })), EE, ['guest-restart /spec/networks']],
    ['a reserved address', {}, { virtualMachineIPAddressName: 'web' }, EE, ['guest-restart /spec/virtualMachineIPAddressName']],

    ['USB', {}, { usbDevices: [{ name: 'camera' }] }, EE, ['live /spec/usbDevices ?']],
    ['USB less', { usbDevices: [{ name: 'camera' }] }, {}, EE, ['live /spec/usbDevices']],
    ['the main network with a MAC address', {}, networks({ ...MAIN, virtualMachineMACAddressName: 'web' }), EE, ['live /spec/networks']],
    ['the main network with a MAC address, before networks could be live', {}, networks({ ...MAIN, virtualMachineMACAddressName: 'web' }), { dvpRelease: '1.8.3' }, ['guest-restart /spec/networks']],
    ['GPUs', {}, { gpus: [{ gpuClassName: 'large' }] }, EE, ['guest-restart /spec/gpus']],
    ['GPUs in another order', { gpus: [{ gpuClassName: 'a' }, { gpuClassName: 'b' }] }, { gpus: [{ gpuClassName: 'b' }, { gpuClassName: 'a' }] }, EE, []],
    ['user data', inline, { provisioning: { type: 'UserData', userData: '#cloud-config\n' } }, EE, ['guest-restart /spec/provisioning']],
    ['user data gone', inline, {}, EE, ['guest-restart /spec/provisioning']],
    ['user data gone since it can be', inline, {}, { ...EE, dvpRelease: '1.11.0' }, ['live /spec/provisioning']],
    ['an answer file gone', { provisioning: { type: 'SysprepRef', sysprepRef: { name: 'a' } } }, {}, { ...EE, dvpRelease: 'next' }, ['guest-restart /spec/provisioning']],

    ['a machine that is off', { runPolicy: 'AlwaysOff', ...cpu(2) }, { runPolicy: 'AlwaysOff', ...cpu(4) }, undefined, ['live /spec/cpu/cores']],
  ])('%s', (_, before, after, facts, expected) => expect(brief(impacts([machine(before)], [machine(after)], facts))).toEqual(expected));

  test.each<[string, object, object, ClusterFacts, string]>([
    ['a network removed before another', networks(MAIN, net('a'), net('b')), networks(MAIN, net('b')), EE,
      "ClusterNetwork b would get the id 2 of ClusterNetwork a instead of 3, and an id changes only while the machine is stopped: set its 'id' to 3 ('interfaceId' of VmNetwork), and put new networks last"],
    ['a network before another', networks(MAIN, net('a')), networks(MAIN, net('new'), net('a')), EE,
      "ClusterNetwork a would get the id 3 instead of 2, and an id changes only while the machine is stopped: set its 'id' to 2 ('interfaceId' of VmNetwork), and put new networks last"],
    ['a network in the place of another', networks(MAIN, net('a'), net('b')), networks(MAIN, net('new'), net('b')), EE,
      'DVP attaches and detaches additional networks of a running guest; ClusterNetwork new gets the id 2 of ClusterNetwork a: the guest sees it, with another MAC address, at the same interface'],
    ['a network in the place of another, before there were ids', networks(MAIN, net('a')), networks(MAIN, net('new')), { dvpRelease: '1.6.0' },
      'before DVP 1.9 networks change only with a restart; the change waits until the machine is restarted'],
    ['a machine that is off', { runPolicy: 'AlwaysOff', ...networks(MAIN, net('a'), net('b')) }, { runPolicy: 'AlwaysOff', ...networks(MAIN, net('b')) }, EE,
      'the machine is off: ClusterNetwork b would get the id 2 of ClusterNetwork a instead of 3: the guest finds its networks at other interfaces when it starts'],
  ])('explains %s', (_, before, after, facts, reason) => expect(impacts([machine(before)], [machine(after)], facts).map(each => each.reason)).toEqual([reason]));

  test('gets a network that is created with it', () => {
    const office: Manifest = { apiVersion: 'network.deckhouse.io/v1alpha1', kind: 'ClusterNetwork', metadata: { name: 'nowhere' } };
    expect(brief(impacts([machine()], [office, machine(networks(MAIN, net('nowhere')))], EE))).toEqual(['created', 'live /spec/networks']);
    expect(brief(impacts([office, machine()], [machine(networks(MAIN, net('nowhere')))], EE))).toEqual(['live /spec/networks', 'removed']);
  });

  test.each<[string, Manifest[], object, string]>([
    ['in the dump', [dvp('USBDevice', undefined, { name: 'camera', uid: 'a' })], { phase: 'Running' }, 'live /spec/usbDevices'],
    ['not in the dump', [dvp('USBDevice', undefined, { name: 'token', uid: 'a' })], { phase: 'Running' }, 'refused /spec/usbDevices'],
    ['not in the dump, of a machine that is stopped', [dvp('USBDevice', undefined, { name: 'token', uid: 'a' })], { phase: 'Stopped' }, 'live /spec/usbDevices'],
    ['in another namespace', [dvp('USBDevice', undefined, { name: 'camera', namespace: 'lab', uid: 'a' })], { phase: 'Running' }, 'live /spec/usbDevices ?'],
  ])('gets a USB device that is %s', (_, devicesOfDump, status, expected) =>
    expect(brief(impacts([...devicesOfDump, { ...machine(), status }], [machine({ usbDevices: [{ name: 'camera' }] })], EE))).toEqual([expected]));

  test('keeps its ids unless it is stopped', () => {
    const [before, after] = [machine(networks(MAIN, net('a'), net('b'))), machine(networks(MAIN, net('b')))];
    expect(brief(impacts([{ ...before, status: { phase: 'Running' } }], [after], EE))).toEqual(['refused /spec/networks']);
    expect(impacts([{ ...before, status: { phase: 'Stopped' } }], [after], EE)).toEqual([{
      impact: 'live',
      subject: 'VirtualMachine shop/web',
      pointer: '/spec/networks',
      before: 'Main, ClusterNetwork a, ClusterNetwork b',
      after: 'Main, ClusterNetwork b',
      reason: 'no guest runs now: ClusterNetwork b would get the id 2 of ClusterNetwork a instead of 3: the guest finds its networks at other interfaces when it starts',
    }]);
  });

  test('says that a network does not exist', () => expect(impacts([machine()], [machine(networks(MAIN, net('nowhere')))], EE)).toEqual([{
    impact: 'refused',
    subject: 'VirtualMachine shop/web',
    pointer: '/spec/networks',
    before: 'Main',
    after: 'Main, ClusterNetwork nowhere',
    reason: 'ClusterNetwork nowhere does not exist, and DVP rejects such a network in an existing machine: create the network first',
  }]));

  test('moves with its class', () => {
    const vmClass = (spec: object) => dvp('VirtualMachineClass', { cpu: { type: 'Host' }, ...spec }, { name: 'generic', namespace: undefined });
    expect(impacts([vmClass({}), machine()], [vmClass({ nodeSelector: { matchLabels: { group: 'green' } } }), machine()], EE)).toEqual([
      {
        impact: 'live-migration',
        subject: 'VirtualMachineClass generic',
        pointer: '/spec/nodeSelector',
        before: 'nothing',
        after: 'an object with matchLabels',
        reason: 'the node selector of 1 machine of these manifests, and any other of the class: a machine on a node that no longer fits is migrated',
      },
      {
        impact: 'live-migration',
        subject: 'VirtualMachine shop/web',
        pointer: '/spec/virtualMachineClassName',
        before: 'generic',
        after: 'generic',
        reason: 'VirtualMachineClass generic has another nodeSelector: a machine on a node that no longer fits is migrated',
      },
    ]);
  });

  test('says who restarts it, what it depends on, and no secret', () => {
    expect(impacts([machine(inline)], [machine({ ...cpu(4, '20%'), disruptions: { restartApprovalMode: 'Automatic' } })])).toEqual([
      {
        impact: 'guest-restart',
        subject: 'VirtualMachine shop/web',
        pointer: '/spec/cpu/cores',
        before: '2',
        after: '4',
        reason: 'without a feature gate the number of cores of a running guest cannot be changed; the platform restarts the machine at once',
        dependsOn: [`whether the feature gate ${CPU} or ${IN_PLACE} is on`],
      },
      {
        impact: 'guest-restart',
        subject: 'VirtualMachine shop/web',
        pointer: '/spec/provisioning',
        before: 'an object, not shown',
        after: 'nothing',
        reason: 'a guest reads it when it starts, and most of it only at the first start; the platform restarts the machine at once',
        dependsOn: ['whether the cluster has DVP 1.11.0 or newer'],
      },
      {
        impact: 'live',
        subject: 'VirtualMachine shop/web',
        pointer: '/spec/disruptions/restartApprovalMode',
        before: 'nothing',
        after: '"Automatic"',
        reason: 'decides when changes that need a restart are applied; waiting changes are applied once it is Automatic',
      },
    ]);
  });

  test('knows the gates of the module that is about to be applied', () => {
    const config = dvp('ModuleConfig', { enabled: true, version: 1, settings: { featureGates: [CPU] } }, { name: 'virtualization', namespace: undefined });
    expect(brief(impacts([config, machine(cpu(2))], [config, machine(cpu(4))]))).toEqual(['live-migration /spec/cpu/cores']);
  });

  test.each<[string, string | undefined, RegExp, string[]]>([
    ['takes its USB devices along with a gap', '1.11.0', /; its USB devices are detached for a moment$/, []],
    ['may fail to migrate with USB devices', '1.10.3', /; a machine with USB devices may fail to migrate before DVP 1\.11\.0$/, []],
    ['may take its USB devices along', undefined, /; its USB devices are detached for a moment$/, ['whether the cluster has DVP 1.11.0 or newer']],
  ])('%s', (_, dvpRelease, reason, dependsOn) => {
    const usb = { usbDevices: [{ name: 'camera' }] };
    const [found] = impacts([machine(usb)], [machine({ ...usb, nodeSelector: { a: 'b' } })], { ...EE, dvpRelease });
    expect(found.reason).toMatch(reason);
    expect([found.impact, found.dependsOn ?? []]).toEqual(['live-migration', dependsOn]);
  });
});

test('more knowledge never makes an answer worse', () => {
  const order = ['refused', 'data-loss', 'removed', 'guest-restart', 'live-migration', 'unknown', 'kept', 'created', 'live'];
  const gates = fc.subarray([CPU, MEMORY, IN_PLACE]);
  const spec = fc.record({
    cpu: fc.record({ cores: fc.integer({ min: 1, max: 16 }), coreFraction: fc.constantFrom('20%', '50%', '100%') }),
    memory: fc.record({ size: fc.constantFrom('512Mi', '2Gi', '4Gi') }),
    nodeSelector: fc.constantFrom({}, { disk: 'ssd' }),
    networks: fc.subarray([MAIN, net('a'), net('b')]),
    blockDeviceRefs: fc.subarray(devices('a', 'b', 'c').blockDeviceRefs, { minLength: 1 }),
  });
  const facts = fc.record({ edition: fc.constantFrom('CE', 'EE'), dvpRelease: fc.constantFrom('1.6.0', '1.8.0', '1.10.2'), featureGates: gates });
  fc.assert(fc.property(spec, spec, facts, (before, after, known) => {
    const unknown = new Map(impacts([machine(before)], [machine(after)]).map(each => [each.pointer, each.impact]));
    for (const { pointer, impact } of impacts([machine(before)], [machine(after)], known)) {
      expect(order.indexOf(impact)).toBeGreaterThanOrEqual(order.indexOf(unknown.get(pointer) ?? 'live'));
    }
  }));
});
