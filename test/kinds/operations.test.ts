import { mkdtempSync, readFileSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Size, Testing, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterProfile, DeckhouseEdition } from '../../src/cluster/cluster-profile';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { VirtualMachineOperation, VirtualMachineOperationProps } from '../../src/kinds/virtual-machine-operation';
import { VirtualMachineSnapshot } from '../../src/kinds/virtual-machine-snapshot';
import { VirtualMachineSnapshotOperation } from '../../src/kinds/virtual-machine-snapshot-operation';
import { Admission } from '../../src/synth/admission';
import { checkApp } from '../../src/synth/check-app';
import { CopyMode, CopyOptions, NameReplacement } from '../../src/values/copy';
import { Cpu } from '../../src/values/cpu';
import { ImageSource } from '../../src/values/image-source';
import { MachineAction } from '../../src/values/machine-action';
import { RunPolicy } from '../../src/values/machine-policies';
import { chartOf, refusalOf, rendered, synthOf } from '../support';

const WEB = VirtualMachine.fromMachineName('web');
const FRIDAY = VirtualMachineSnapshot.fromMachineSnapshotName('web-friday');
const BY_HAND = { 'argocd.argoproj.io/hook': 'Skip', 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' };
const BASE = { vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1), memory: Size.gibibytes(1) };

const machine = (chart: Construct, id = 'web', props: object = {}) =>
  new VirtualMachine(chart, id, { ...BASE, disks: [VirtualDisk.fromDiskName(`${id.toLowerCase()}-root`)], ...props });

const TO_NODE = { nodeSelector: { 'kubernetes.io/hostname': 'node-7' } };
const NAMES = [
  NameReplacement.machine(WEB, 'copy'), NameReplacement.disk(VirtualDisk.fromDiskName('web-root'), 'copy-root'),
  NameReplacement.of('web-init', 'copy-init', 'Secret'), NameReplacement.of('web-ip', 'copy-ip'),
];
const COPIES: [string, CopyOptions, object][] = [
  ['between prefix and suffix', { mode: CopyMode.BEST_EFFORT, namePrefix: 'a-', nameSuffix: '-b' }, { mode: 'BestEffort', customization: { namePrefix: 'a-', nameSuffix: '-b' } }],
  ['with a suffix', { nameSuffix: '-b' }, { mode: 'Strict', customization: { nameSuffix: '-b' } }],
  ['with new names', { mode: CopyMode.DRY_RUN, nameReplacements: NAMES }, {
    mode: 'DryRun',
    nameReplacement: [
      { from: { kind: 'VirtualMachine', name: 'web' }, to: 'copy' },
      { from: { kind: 'VirtualDisk', name: 'web-root' }, to: 'copy-root' },
      { from: { kind: 'Secret', name: 'web-init' }, to: 'copy-init' },
      { from: { name: 'web-ip' }, to: 'copy-ip' },
    ],
  }],
];

test.each<[string, MachineAction, object]>([
  ['a start', MachineAction.start(), { type: 'Start' }],
  ['a stop', MachineAction.stop(), { type: 'Stop' }],
  ['a stop by force', MachineAction.stop({ force: true }), { type: 'Stop', force: true }],
  ['a restart', MachineAction.restart({ force: false }), { type: 'Restart', force: false }],
  ['an eviction', MachineAction.evict({ force: true }), { type: 'Evict', force: true }],
  ['a migration', MachineAction.migrate(), { type: 'Migrate' }],
  ['a migration to a node', MachineAction.migrate({ nodeName: 'node-7', force: true }), { type: 'Migrate', force: true, migrate: TO_NODE }],
  ['a migration to a kind of node', MachineAction.migrate({ nodeSelector: { disk: 'fast' } }), { type: 'Migrate', migrate: { nodeSelector: { disk: 'fast' } } }],
  ['a restore', MachineAction.restore(FRIDAY), { type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } }],
  ['a restore on trial', MachineAction.restore(FRIDAY, { mode: CopyMode.DRY_RUN }), { type: 'Restore', restore: { mode: 'DryRun', virtualMachineSnapshotName: 'web-friday' } }],
  ...COPIES.map(([how, options, clone]): [string, MachineAction, object] => [`a clone ${how}`, MachineAction.clone(options), { type: 'Clone', clone }]),
])('renders %s', (_, action, spec) =>
  expect(synthOf(chart => new VirtualMachineOperation(chart, 'once', { machine: WEB, action }))()).toEqual([{
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachineOperation',
    metadata: { name: 'once', namespace: 'ns', annotations: BY_HAND },
    spec: { virtualMachineName: 'web', ...spec },
  }]));

test.each(COPIES)('renders a machine from a snapshot %s', (_, options, createVirtualMachine) =>
  expect(synthOf(chart => new VirtualMachineSnapshotOperation(chart, 'once', { snapshot: FRIDAY, ...options }))()).toEqual([{
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachineSnapshotOperation',
    metadata: { name: 'once', namespace: 'ns', annotations: BY_HAND },
    spec: { type: 'CreateVirtualMachine', virtualMachineSnapshotName: 'web-friday', createVirtualMachine },
  }]));

test.each<[string, Partial<VirtualMachineOperationProps>, object]>([
  ['a hook of its own', { annotations: { 'argocd.argoproj.io/hook': 'PostSync' } },
    { name: 'once', annotations: { ...BY_HAND, 'argocd.argoproj.io/hook': 'PostSync' } }],
  ['no annotation', { byHand: false, generateName: 'restart-web-' }, { generateName: 'restart-web-' }],
  ['labels', { labels: { by: 'night' }, byHand: false, generateName: 'a-' }, { generateName: 'a-', labels: { by: 'night' } }],
])('an operation may have %s', (_, props, metadata) =>
  expect(rendered(new VirtualMachineOperation(chartOf(), 'once', { machine: WEB, action: MachineAction.restart(), ...props })).metadata)
    .toEqual({ namespace: 'ns', ...metadata }));

/** an app with one of everything that has verbs, and what the verbs add to it */
function appWith(operate: (vm: VirtualMachine, snapshot: VirtualMachineSnapshot) => void, yamlOutputType = YamlOutputType.FILE_PER_CHART) {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'operations-')), yamlOutputType });
  const chart = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'orders' } });
  new VirtualImage(chart, 'image', { source: ImageSource.upload() });
  const root = new VirtualDisk(chart, 'root', { size: Size.gibibytes(1) });
  const vm = machine(chart, 'web', { disks: [root] });
  const snapshot = vm.snapshot('friday', { annotations: { 'argocd.argoproj.io/sync-wave': '1' } });
  operate(vm, snapshot);
  return { app, chart };
}

const everyVerb = (vm: VirtualMachine, snapshot: VirtualMachineSnapshot) => {
  // one at a time is asked for, so each waits for a name of its own
  const generateName = 'x-';
  vm.start('start', { generateName });
  vm.stop('stop', { generateName });
  vm.restart('restart', { generateName });
  vm.evict('evict', { generateName });
  vm.migrate('migrate', { generateName });
  vm.restore('restore', snapshot, { generateName });
  vm.clone('clone', { generateName, nameSuffix: '-copy' });
  snapshot.createMachine('again', { generateName, nameSuffix: '-again' });
};

function written(app: App): Record<string, string> {
  app.synth();
  return Object.fromEntries(readdirSync(app.outdir).map(file => [file, readFileSync(join(app.outdir, file), 'utf8')]));
}

describe('the output', () => {
  let stderr: jest.SpyInstance;
  beforeEach(() => { stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
  afterEach(() => stderr.mockRestore());

  test('of the machines does not change with operations, which have a separate file', () => {
    const { 'shop.k8s.yaml': plain } = written(appWith(() => {}).app);
    const files = written(appWith(everyVerb).app);
    expect(Object.keys(files)).toEqual(['shop-operations.k8s.yaml', 'shop.k8s.yaml']);
    expect(files['shop.k8s.yaml']).toBe(plain);
    expect(files['shop.k8s.yaml']).not.toContain('Operation');
    expect(files['shop-operations.k8s.yaml'].match(/^kind: .*$/gm)).toEqual([
      ...Array(7).fill('kind: VirtualMachineOperation'), 'kind: VirtualMachineSnapshotOperation',
    ]);
  });

  test('of the chart alone has no operation, and a second synth writes the same', () => {
    const { app, chart } = appWith(everyVerb);
    expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['VirtualImage', 'VirtualDisk', 'VirtualMachine', 'VirtualMachineSnapshot']);
    expect(written(app)).toEqual(written(app));
  });

  test('in one file is a warning', () => {
    const { app } = appWith(vm => vm.restart('now'), YamlOutputType.FILE_PER_APP);
    written(app);
    expect(stderr.mock.calls.join('')).toContain(`[shop-operations] Chart shop-operations (OUTPUT-SHARED)
  operations are in one file with all other objects: apply runs them, and runs them again when the platform has deleted the finished ones
  got: YamlOutputType.FILE_PER_APP
  instead: YamlOutputType.FILE_PER_CHART, which writes operations to a separate file`);
  });

  test.each([YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE])('of type %s has separate files', type => {
    const { app } = appWith(vm => vm.restart('now'), type);
    expect(checkApp(app).findings).toEqual([]);
  });
});

describe('the chart of operations', () => {
  test('has the namespace and the labels of the chart, and names that begin with the machine', () => {
    const { app, chart } = appWith(() => {});
    const vm = machine(chart, 'Db', { name: 'orders', namespace: 'lab' });
    const operation = vm.restart('AfterUpgrade');
    expect(Chart.of(operation).node.path).toBe('shop-operations');
    expect(operation.node.path).toBe('shop-operations/Db/AfterUpgrade');
    expect(rendered(operation).metadata).toEqual({ name: 'orders-after-upgrade', namespace: 'lab', labels: { team: 'orders' }, annotations: BY_HAND });
    expect(rendered(vm.stop('off', { name: 'pinned' })).metadata.name).toBe('pinned');
    expect(app.charts.map(({ node }) => node.id)).toEqual(['shop', 'shop-operations']);
  });

  test('allows the same id for two machines, but not twice for one machine', () => {
    const chart = chartOf();
    const [web, db] = [machine(chart, 'web'), machine(chart, 'db')];
    expect([web.restart('now').name, db.restart('now').name]).toEqual(['web-now', 'db-now']);
    expect(() => web.stop('now')).toThrow('[VirtualMachineOperation] another construct in [test-operations/web] has the id "now": give this one another id');
  });

  test('may be a chart of the user', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const mine = new Chart(app, 'shop-operations');
    expect(Chart.of(machine(chart).restart('now'))).toBe(mine);
    expect(Testing.synth(mine)[0].metadata.namespace).toBe('shop');
  });

  test('must be a chart', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'shop');
    new Construct(app, 'shop-operations');
    expect(refusalOf(() => machine(chart).restart('now'))).toBe(
      "[shop] operations need the chart 'shop-operations', but another construct has this id: give that construct another id");
  });

  test('is inside a chart that is the root', () => {
    const chart = new Chart(undefined as any, 'alone', { namespace: 'ns' });
    expect(machine(chart).restart('now').node.path).toBe('alone/alone-operations/web/now');
  });

  test('has the cluster profile and the suppressions of the machine', () => {
    const app = Testing.app();
    const [shop, lab] = ['shop', 'lab'].map(id => new Chart(app, id, { namespace: id }));
    ClusterProfile.of({ edition: DeckhouseEdition.CE }).bind(shop);
    machine(shop, 'web').migrate('away', { nodeName: 'node-7' });
    machine(lab, 'web').migrate('away', { nodeName: 'node-7' });
    const db = machine(shop, 'db');
    db.migrate('away', { nodeName: 'node-7' });
    Admission.of(db).acknowledge('OP-12', 'the licence comes tomorrow');
    expect(checkApp(app).findings.map(({ id, path, acknowledged }) => [id, path, acknowledged])).toEqual([
      ['OP-12', 'shop-operations/web/away', undefined], ['OP-12', 'shop-operations/db/away', 'the licence comes tomorrow'],
    ]);
  });
});

test.each<[string, () => unknown, string]>([
  ['an operation on nothing', () => new VirtualMachineOperation(chartOf(), 'o', {} as any),
    `[test/o] 'machine' is missing: set it, for example VirtualMachine.fromMachineName('web')
[test/o] 'action' is missing: set it, for example MachineAction.restart()`],
  ['a word for an action', () => new VirtualMachineOperation(chartOf(), 'o', { machine: WEB, action: 'Restart' as any }),
    "[test/o] 'action' must be a MachineAction, got a string: for example MachineAction.restart()"],
  ['a restore from nothing', () => MachineAction.restore(undefined as any),
    "[MachineAction.restore] 'snapshot' is missing: set it, for example VirtualMachineSnapshot.fromMachineSnapshotName('before-upgrade')"],
  ['a restore from a disk', () => MachineAction.restore(VirtualDisk.fromDiskName('data') as any),
    "[MachineAction.restore] 'snapshot' must be a VirtualMachineSnapshot, got an object with diskName, namespace: for example VirtualMachineSnapshot.fromMachineSnapshotName('before-upgrade')"],
  ['a new name that is a string', () => MachineAction.clone({ nameReplacements: ['copy' as any] }),
    "[MachineAction.clone] 'nameReplacements[0]' must be a NameReplacement, got a string: for example NameReplacement.machine(vm, 'copy')"],
  ['a new name for a disk as a machine', () => NameReplacement.machine(VirtualDisk.fromDiskName('data') as any, 'copy'),
    "[NameReplacement.machine] 'machine' must be a VirtualMachine, got an object with diskName, namespace: write NameReplacement.disk(machine)"],
  ['options where the id belongs', () => machine(chartOf()).restart({ force: true } as any),
    "[test/web] 'id' must be a string, got an object with force"],
  ['a machine from nothing', () => new VirtualMachineSnapshotOperation(chartOf(), 'o', undefined as any),
    "[test/o] 'snapshot' is missing: set it, for example VirtualMachineSnapshot.fromMachineSnapshotName('before-upgrade')"],
  ['a clone without options', () => machine(chartOf()).clone('copy', undefined as any), "[test/web] 'options' is missing: set it, for example { generateName: … }"],
  ['two names', () => machine(chartOf()).restart('now', { name: 'a', generateName: 'a-' }),
    "[test-operations/web/now] an object needs either 'name' or 'generateName', got both: remove one"],
])('the constructor or method refuses %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test.each<[string, (chart: Chart) => unknown, string]>([
  ['a clone without a name', chart => machine(chart).clone('copy', {}), `[test-operations/web/copy] VirtualMachineOperation ns/web-copy /spec/clone (OP-05)
  the copies need names
  instead: at least one of 'customization.namePrefix', 'customization.nameSuffix' and 'nameReplacement'`],
  ['a stop of a machine that is always on', chart => machine(chart, 'web', { runPolicy: RunPolicy.ALWAYS_ON }).stop('off'),
    `[test-operations/web/off] VirtualMachineOperation ns/web-off /spec/type (OP-15)
  the machine has the runPolicy AlwaysOn, and an operation of type Stop fails on it
  got: "Stop"
  instead: the machine with the runPolicy Manual or AlwaysOnUnlessStoppedManually`],
  ['a snapshot of another namespace', chart => machine(chart).restore('back', VirtualMachineSnapshot.fromMachineSnapshotName('friday', 'lab')),
    `[test-operations/web/back] VirtualMachineOperation ns/web-back /spec/restore/virtualMachineSnapshotName (REF-NAMESPACE)
  VirtualMachineSnapshot friday is in another namespace; DVP looks for it only in the namespace of this object
  got: lab
  instead: an object in the namespace ns`],
])('refuses %s', (_, build, report) =>
  expect(refusalOf(synthOf(build))).toBe(`1 error in 1 object, nothing was written\n\n${report}`));

test('a later change of a list has no effect', () => {
  const nameReplacements = [NameReplacement.machine(WEB, 'copy')];
  const nodeSelector: Record<string, string> = { disk: 'fast' };
  const [clone, move] = [MachineAction.clone({ nameReplacements }), MachineAction.migrate({ nodeSelector })]
    .map((action, i) => new VirtualMachineOperation(chartOf(), `o${i}`, { machine: WEB, action }));
  nameReplacements.push(NameReplacement.of('a', 'b'));
  nodeSelector.zone = 'a';
  expect(ApiObject.of(clone).toJson().spec.clone.nameReplacement).toHaveLength(1);
  expect(ApiObject.of(move).toJson().spec.migrate).toEqual({ nodeSelector: { disk: 'fast' } });
});

test('options of another operation do not compile', () => {
  // @ts-expect-error a start is not forced
  MachineAction.start({ force: true });
  // @ts-expect-error only a migration has a target
  expect(() => MachineAction.evict({ nodeName: 'node-7' })).toThrow();
  // @ts-expect-error a clone is not forced
  expect(() => MachineAction.clone({ force: true })).toThrow();
  // @ts-expect-error a restore has no new names
  expect(() => MachineAction.restore(FRIDAY, { nameSuffix: '-b' })).toThrow();
  // @ts-expect-error a disk is not a machine
  expect(() => NameReplacement.machine(VirtualDisk.fromDiskName('data'), 'copy')).toThrow();
  const vm = machine(chartOf());
  // @ts-expect-error a start is not forced
  expect(() => vm.start('on', { force: true })).toThrow();
  // @ts-expect-error the machine is known
  expect(() => vm.restart('again', { machine: WEB })).toThrow();
});
