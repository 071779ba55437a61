import { brief, disk, dvp, impacts, machine } from './support';
import { ClusterFacts } from '../../src/domain/cluster-facts';
import { Manifest } from '../../src/manifest/manifest';

// a dump of a cluster shows the state of its objects

const EE: ClusterFacts = { edition: 'EE', dvpRelease: '1.11.1', featureGates: ['HotplugCPUWithLiveMigration'] };
const claim = (size?: string, storageClassName?: string) => ({ persistentVolumeClaim: { size, storageClassName } });
const http = (url: string) => ({ dataSource: { type: 'HTTP', http: { url } } });
const dump = (manifest: Manifest, phase: string | undefined, more: object = {}): Manifest => ({ ...manifest, status: { phase, ...more } });
const condition = (type: string, status: string) => ({ conditions: [{ type, status }] });
const image = (kind: string, url: string) => dvp(kind, http(url), kind === 'VirtualImage' ? {} : { namespace: undefined });
const address = (spec: object, status?: object): Manifest => ({ ...dvp('VirtualMachineIPAddress', spec), ...status === undefined ? {} : { status } });
const mac = (spec: object) => dvp('VirtualMachineMACAddress', spec);
const STATIC = (staticIP: string) => ({ type: 'Static', staticIP });

describe('a disk', () => {
  const SIZE = '/spec/persistentVolumeClaim/size';
  test.each<[string, string | undefined, object, string | undefined, string | undefined, string]>([
    ['grows', undefined, {}, '10Gi', '20Gi', `live ${SIZE} ?`],
    ['grows', 'Ready', {}, '10Gi', '20Gi', `live ${SIZE}`],
    ['grows', 'Resizing', {}, '10Gi', '20Gi', `live ${SIZE}`],
    ['grows', 'Migrating', {}, '10Gi', '20Gi', `refused ${SIZE}`],
    ['grows', 'Ready', { migrationState: { startTimestamp: '2026-01-01T00:00:00Z' } }, '10Gi', '20Gi', `refused ${SIZE}`],
    ['grows', 'Ready', { migrationState: { startTimestamp: '2026-01-01T00:00:00Z', endTimestamp: '2026-01-01T00:10:00Z' } }, '10Gi', '20Gi', `live ${SIZE}`],
    ['grows', 'Terminating', {}, '10Gi', '20Gi', `refused ${SIZE}`],
    ['shrinks', undefined, {}, '10Gi', '5Gi', `refused ${SIZE}`],
    ['shrinks', 'Ready', {}, '10Gi', '5Gi', `refused ${SIZE}`],
    ['shrinks', 'Failed', {}, '10Gi', '5Gi', `refused ${SIZE}`],
    ['shrinks', 'Pending', {}, '10Gi', '5Gi', `live ${SIZE}`],
    ['shrinks', 'Provisioning', {}, '10Gi', '5Gi', `live ${SIZE}`],
    ['shrinks', 'WaitForFirstConsumer', {}, '10Gi', '5Gi', `live ${SIZE}`],
    ['shrinks', 'Pending', condition('Ready', 'True'), '10Gi', '5Gi', `refused ${SIZE}`],
    ['loses its size', 'Ready', {}, '10Gi', undefined, `refused ${SIZE}`],
    ['loses its size', 'Pending', {}, '10Gi', undefined, `live ${SIZE}`],
    ['gets a size', undefined, {}, undefined, '10Gi', `refused ${SIZE} ?`],
    ['gets a larger size than it has', 'Ready', { capacity: '8Gi' }, undefined, '10Gi', `live ${SIZE}`],
    ['gets a smaller size than it has', 'Ready', { capacity: '12Gi' }, undefined, '10Gi', `refused ${SIZE}`],
  ])('that %s in phase %s %j', (_, phase, more, old, now, expected) => {
    const before = disk(claim(old));
    expect(brief(impacts([phase === undefined ? before : dump(before, phase, more)], [disk(claim(now))], EE))).toEqual([expected]);
  });

  test.each<[string | undefined, object, string]>([
    [undefined, {}, 'refused /spec/dataSource ?'],
    ['Pending', {}, 'live /spec/dataSource'],
    ['Provisioning', {}, 'live /spec/dataSource'],
    ['WaitForUserUpload', {}, 'live /spec/dataSource'],
    ['WaitForFirstConsumer', {}, 'live /spec/dataSource'],
    ['Failed', {}, 'live /spec/dataSource'],
    ['Ready', {}, 'refused /spec/dataSource'],
    ['Migrating', {}, 'refused /spec/dataSource'],
    ['Exporting', {}, 'refused /spec/dataSource'],
    ['PVCLost', {}, 'refused /spec/dataSource'],
    ['Terminating', {}, 'refused /spec/dataSource'],
    ['Failed', condition('Ready', 'True'), 'refused /spec/dataSource'],
  ])('of another source in phase %s %j', (phase, more, expected) => {
    const before = disk(http('https://a/b'));
    expect(brief(impacts([phase === undefined ? before : dump(before, phase, more)], [disk(http('https://a/c'))]))).toEqual([expected]);
  });

  const user = (status?: object, runPolicy = 'AlwaysOn'): Manifest =>
    ({ ...machine({ runPolicy, blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] }), ...status === undefined ? {} : { status } });
  const mounted = { attachedToVirtualMachines: [{ name: 'web', mounted: true }] };
  const CLASS = '/spec/persistentVolumeClaim/storageClassName';
  test.each<[string, string | undefined, object, Manifest[], string]>([
    ['nothing known', undefined, {}, [user()], `live-migration ${CLASS} ?`],
    ['nothing known, machine off', undefined, {}, [user(undefined, 'AlwaysOff')], `refused ${CLASS}`],
    ['nothing known, no machine', undefined, {}, [], `refused ${CLASS} ?`],
    ['its machine runs', 'Ready', mounted, [user({ phase: 'Running' })], `live-migration ${CLASS}`],
    ['its machine migrates', 'Ready', mounted, [user({ phase: 'Migrating' })], `live-migration ${CLASS}`],
    ['its machine is stopped', 'Ready', mounted, [user({ phase: 'Stopped' })], `refused ${CLASS}`],
    ['its machine is not in the dump', 'Ready', mounted, [], `refused ${CLASS} ?`],
    ['no machine mounts it', 'Ready', { attachedToVirtualMachines: [{ name: 'web', mounted: false }] }, [user({ phase: 'Running' })], `refused ${CLASS}`],
    ['no machine has it', 'Ready', {}, [], `refused ${CLASS}`],
    ['pending', 'Pending', {}, [], `live ${CLASS}`],
    ['waiting', 'WaitForFirstConsumer', {}, [], `refused ${CLASS}`],
    ['migrating', 'Migrating', mounted, [user({ phase: 'Running' })], `refused ${CLASS} ?`],
    ['terminating', 'Terminating', mounted, [user({ phase: 'Running' })], `refused ${CLASS}`],
  ])('on another StorageClass: %s', (_, phase, more, users, expected) => {
    const before = disk(claim('1Gi', 'a'));
    expect(brief(impacts([phase === undefined ? before : dump(before, phase, more), ...users], [disk(claim('1Gi', 'b')), ...users], EE))).toEqual([expected]);
  });

  test('without a StorageClass stays where it is', () =>
    expect(brief(impacts([disk(claim('1Gi', 'a')), user()], [disk(claim('1Gi')), user()], EE))).toEqual([`live ${CLASS}`]));
});

describe.each([['VirtualImage', '/spec/dataSource'], ['ClusterVirtualImage', '/spec/dataSource/http/url']])('a %s', (kind, pointer) => {
  test.each<[string | undefined, object, string]>([
    [undefined, {}, `refused ${pointer} ?`],
    ['Pending', {}, `live ${pointer}`],
    ['Provisioning', {}, `live ${pointer}`],
    ['WaitForUserUpload', {}, `live ${pointer}`],
    ['Failed', {}, `live ${pointer}`],
    ['Ready', {}, `refused ${pointer}`],
    ['ImageLost', {}, `refused ${pointer}`],
    ['PVCLost', {}, `refused ${pointer}`],
    ['Terminating', {}, `refused ${pointer}`],
    ['Provisioning', condition('Ready', 'True'), `refused ${pointer}`],
    ['Provisioning', condition('Ready', 'False'), `live ${pointer}`],
  ])('in phase %s %j', (phase, more, expected) => {
    const before = image(kind, 'https://a/b');
    expect(brief(impacts([phase === undefined ? before : dump(before, phase, more)], [image(kind, 'https://a/c')]))).toEqual([expected]);
  });
});

describe('an address', () => {
  const BOUND = { phase: 'Bound', address: '10.0.0.2' };
  test.each<[string, Manifest, Manifest, string[]]>([
    ['gets static, nothing known', address({ type: 'Auto' }), address(STATIC('10.0.0.2')), ['refused /spec/type ?', 'refused /spec/staticIP ?']],
    ['gets static with its own', address({ type: 'Auto' }, BOUND), address(STATIC('10.0.0.2')), ['live /spec/type', 'live /spec/staticIP']],
    ['gets static with another', address({ type: 'Auto' }, BOUND), address(STATIC('10.0.0.3')), ['refused /spec/type', 'refused /spec/staticIP']],
    ['gets static before it is bound', address({ type: 'Auto' }, { phase: 'Pending' }), address(STATIC('10.0.0.3')), ['live /spec/type', 'live /spec/staticIP']],
    ['changes, nothing known', address(STATIC('10.0.0.2')), address(STATIC('10.0.0.3')), ['refused /spec/staticIP ?']],
    ['changes while bound', address(STATIC('10.0.0.2'), BOUND), address(STATIC('10.0.0.3')), ['refused /spec/staticIP']],
    ['changes while attached', address(STATIC('10.0.0.2'), { phase: 'Attached' }), address(STATIC('10.0.0.3')), ['refused /spec/staticIP']],
    ['changes while bound by its condition', address(STATIC('10.0.0.2'), condition('Bound', 'True')), address(STATIC('10.0.0.3')), ['refused /spec/staticIP']],
    ['changes while not bound by its condition', address(STATIC('10.0.0.2'), condition('Bound', 'False')), address(STATIC('10.0.0.3')), ['live /spec/staticIP']],
    ['changes before it is bound', address(STATIC('10.0.0.2'), { phase: 'Pending' }), address(STATIC('10.0.0.3')), ['live /spec/staticIP']],
    ['gets automatic while bound', address(STATIC('10.0.0.2'), BOUND), address({ type: 'Auto' }), ['refused /spec/type', 'refused /spec/staticIP']],
    ['of a MAC changes, nothing known', mac({ address: 'aa:bb:cc:00:00:01' }), mac({ address: 'aa:bb:cc:00:00:02' }), ['refused /spec/address ?']],
    ['of a MAC changes while attached', dump(mac({ address: 'aa:bb:cc:00:00:01' }), 'Attached'), mac({ address: 'aa:bb:cc:00:00:02' }), ['refused /spec/address']],
    ['of a MAC changes before it is bound', dump(mac({ address: 'aa:bb:cc:00:00:01' }), 'Pending'), mac({ address: 'aa:bb:cc:00:00:02' }), ['live /spec/address']],
  ])('%s', (_, before, after, expected) => expect(brief(impacts([before], [after]))).toEqual(expected));
});

describe('a machine', () => {
  const cores = (n: number) => machine({ cpu: { cores: n, coreFraction: '20%' }, osType: n === 4 ? 'Windows' : 'Generic' });
  test.each<[string | undefined, object, string[]]>([
    [undefined, {}, ['live-migration /spec/cpu/cores', 'guest-restart /spec/osType']],
    ['Running', {}, ['live-migration /spec/cpu/cores', 'guest-restart /spec/osType']],
    ['Starting', {}, ['live-migration /spec/cpu/cores', 'guest-restart /spec/osType']],
    ['Stopped', {}, ['live /spec/cpu/cores', 'live /spec/osType']],
    ['Pending', {}, ['live /spec/cpu/cores', 'live /spec/osType']],
    ['Running', condition('Migratable', 'True'), ['live-migration /spec/cpu/cores', 'guest-restart /spec/osType']],
    ['Running', condition('Migratable', 'False'), ['guest-restart /spec/cpu/cores', 'guest-restart /spec/osType']],
  ])('in phase %s %j', (phase, more, expected) =>
    expect(brief(impacts([phase === undefined ? cores(2) : dump(cores(2), phase, more)], [cores(4)], EE))).toEqual(expected));

  test('that is stopped stays so', () =>
    expect(brief(impacts([dump(machine(), 'Stopped')], [machine({ runPolicy: 'AlwaysOff' })], EE))).toEqual(['live /spec/runPolicy']));
});

describe('ranges of addresses', () => {
  const config = (...virtualMachineCIDRs: string[]) => dvp('ModuleConfig', { enabled: true, version: 1, settings: { virtualMachineCIDRs } }, { name: 'virtualization', namespace: undefined });
  const lease = (name: string) => dvp('VirtualMachineIPAddressLease', { virtualMachineIPAddressRef: { name: 'a', namespace: 'shop' } }, { name, namespace: undefined, uid: 'a' });
  const CIDRS = '/spec/settings/virtualMachineCIDRs';
  test.each<[string, Manifest[], string]>([
    ['nothing known', [], `refused ${CIDRS} ?`],
    ['in use', [lease('ip-10-0-1-2'), lease('ip-10-0-0-7')], `refused ${CIDRS}`],
    ['not in use', [lease('ip-10-0-1-2')], `live ${CIDRS}`],
  ])('one less: %s', (_, leases, expected) =>
    expect(brief(impacts([config('10.0.0.0/24', '10.0.1.0/24'), ...leases], [config('10.0.1.0/24')]))).toEqual([expected]));
});

test('a state is named where it is unknown, and said where it is known', () => {
  const [before, after] = [disk({ ...claim('1Gi', 'a'), ...http('https://a/b') }), disk({ ...claim('2Gi', 'b'), ...http('https://a/c') })];
  const says = (found: ReturnType<typeof impacts>) => found.map(({ impact, reason, dependsOn = [] }) => [impact, reason, ...dependsOn]);
  expect(says(impacts([before], [after], EE))).toEqual([
    ['live', 'the disk grows while it is in use; the guest must grow the file system', 'whether the disk migrates at that moment'],
    ['refused', 'a disk changes its StorageClass only while a running machine has it in its spec, and not in the Community Edition', 'whether a running machine has the disk in its spec'],
    ['refused', 'a disk is filled once: for another source, create a disk with another name', 'whether the VirtualDisk is ready'],
  ]);
  expect(says(impacts([dump(before, 'Pending')], [after], EE))).toEqual([
    ['live', 'the disk has no volume yet, and gets one of the new size'],
    ['live', 'the disk has no volume yet, and gets one of the new StorageClass'],
    ['live', 'the disk is not filled yet: DVP starts again, from the new source'],
  ]);
  expect(says(impacts([dump(before, 'Terminating')], [after], EE))).toEqual(Array.from({ length: 3 }, () =>
    ['refused', 'the disk is being deleted: DVP accepts no change of its spec']));
  expect(says(impacts([dump(before, 'Migrating')], [after], EE))).toEqual([
    ['refused', 'the size of a disk cannot change while the disk migrates'],
    ['refused', 'while a disk migrates, only its old StorageClass can be set again', 'whether it is the old one'],
    ['refused', 'a disk is filled once: for another source, create a disk with another name'],
  ]);
});
