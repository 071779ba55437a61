import { ApiObject, App, Size, Testing, YamlOutputType } from 'cdk8s';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualDiskSnapshot, VirtualDiskSnapshotProps } from '../../src/kinds/virtual-disk-snapshot';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { MachineSnapshotOptions, VirtualMachineSnapshot } from '../../src/kinds/virtual-machine-snapshot';
import { appStateOf } from '../../src/synth/app-state';
import { ownFindingsOf } from '../../src/synth/own-findings';
import { ImageSource } from '../../src/values/image-source';
import { RemovalPolicy } from '../../src/values/removal-policy';
import { chartOf, refusalOf, rendered, synthOf } from '../support';

const WEB = VirtualMachine.fromMachineName('web');
const DATA = VirtualDisk.fromDiskName('data');
const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'helm.sh/resource-policy': 'keep',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

test.each<[string, Partial<MachineSnapshotOptions>, object]>([
  ['all that it decides', {}, { requiredConsistency: true, keepIPAddress: 'Always' }],
  ['what a power cut would leave', { requiredConsistency: false }, { requiredConsistency: false, keepIPAddress: 'Always' }],
  ['a machine with another address', { keepIpAddress: false }, { requiredConsistency: true, keepIPAddress: 'Never' }],
])('a snapshot of a machine renders %s', (_, options, spec) =>
  expect(synthOf(chart => new VirtualMachineSnapshot(chart, 'friday', { machine: WEB, ...options }))()).toEqual([{
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachineSnapshot',
    metadata: { name: 'friday', namespace: 'ns', annotations: KEPT },
    spec: { virtualMachineName: 'web', ...spec },
  }]));

test.each<[string, Partial<VirtualDiskSnapshotProps>, object, object]>([
  ['all that it decides', {}, { name: 'friday', annotations: KEPT }, { requiredConsistency: true }],
  ['what a power cut would leave', { requiredConsistency: false, removalPolicy: RemovalPolicy.DESTROY }, { name: 'friday' }, { requiredConsistency: false }],
  ['a beginning of a name', { generateName: 'data-', removalPolicy: RemovalPolicy.DESTROY }, { generateName: 'data-' }, { requiredConsistency: true }],
])('a snapshot of a disk renders %s', (_, props, metadata, spec) =>
  expect(synthOf(chart => new VirtualDiskSnapshot(chart, 'friday', { disk: DATA, ...props }))()).toEqual([{
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualDiskSnapshot',
    metadata: { namespace: 'ns', ...metadata },
    spec: { virtualDiskName: 'data', ...spec },
  }]));

test('the name of a snapshot begins with that of its disk, in the same namespace', () => {
  const chart = chartOf();
  const disk = new VirtualDisk(chart, 'data', { name: 'orders', namespace: 'shop', size: Size.gibibytes(1) });
  const names = [disk.snapshot('BeforeUpgrade'), disk.snapshot('friday', { name: 'pinned' }), disk.snapshot('nightly', { generateName: 'orders-' })]
    .map(snapshot => [snapshot.node.path, rendered(snapshot).metadata.namespace, rendered(snapshot).metadata.name, snapshot.namespace]);
  expect(names).toEqual([
    ['test/data/BeforeUpgrade', 'shop', 'orders-before-upgrade', 'shop'], ['test/data/friday', 'shop', 'pinned', 'shop'], ['test/data/nightly', 'shop', undefined, 'shop'],
  ]);
});

test('is rendered after its disk and before an image made from it', () => {
  const chart = chartOf();
  const disk = new VirtualDisk(chart, 'z-disk', { size: Size.gibibytes(1) });
  new VirtualImage(chart, 'a-image', { source: ImageSource.diskSnapshot(disk.snapshot('safe', { annotations: { 'argocd.argoproj.io/sync-wave': '1' } })) });
  expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['VirtualDisk', 'VirtualDiskSnapshot', 'VirtualImage']);
});

test.each<[string, () => unknown, string]>([
  ['a snapshot of nothing', () => new VirtualMachineSnapshot(chartOf(), 's', undefined as any),
    "[test/s] 'machine' is missing: set it, for example VirtualMachine.fromMachineName('web')"],
  ['a snapshot of the wrong thing', () => new VirtualDiskSnapshot(chartOf(), 's', { disk: WEB as any }),
    "[test/s] 'disk' must be a VirtualDisk, got an object with machineName, namespace: for example VirtualDisk.fromDiskName('data')"],
  ['a word for an answer', () => new VirtualMachineSnapshot(chartOf(), 's', { machine: WEB, keepIpAddress: 'Never' as any }),
    "[test/s] 'keepIpAddress' must be a boolean, got a string: write true or false"],
  ['two names', () => new VirtualDiskSnapshot(chartOf(), 's', { disk: DATA, name: 'a', generateName: 'a-' }),
    "[test/s] an object needs either 'name' or 'generateName', got both: remove one"],
  ['a reference to a name that nobody knows', () => ImageSource.diskSnapshot(new VirtualDiskSnapshot(chartOf(), 's', { disk: DATA, generateName: 'data-' })),
    "[test/s] an object whose name the cluster chooses cannot be referred to: set 'name' instead of 'generateName'"],
  ['an id that makes no name', () => new VirtualDisk(chartOf(), 'data', { size: Size.gibibytes(1) }).snapshot('вечер'),
    '[test/data] the id "вечер" cannot be made a name: set \'name\', or write an id of a to z, 0 to 9 and dashes'],
])('refuses %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test('refuses a machine of another namespace', () => {
  const build = synthOf(chart => new VirtualMachineSnapshot(chart, 's', { machine: VirtualMachine.fromMachineName('web', 'lab') }));
  expect(refusalOf(build)).toBe(`1 error in 1 object, nothing was written

[test/s] VirtualMachineSnapshot ns/s /spec/virtualMachineName (REF-NAMESPACE)
  VirtualMachine web is in another namespace; DVP looks for it only in the namespace of this object
  got: lab
  instead: an object in the namespace ns`);
});

test('a file for each object loses objects without a name: a warning', () => {
  const findings = (yamlOutputType: YamlOutputType) => {
    const chart = chartOf(new App({ outdir: Testing.app().outdir, yamlOutputType }));
    const nameless = new VirtualMachineSnapshot(chart, 's', { machine: WEB, generateName: 'web-' });
    new VirtualMachineSnapshot(chart, 'named', { machine: WEB });
    return ownFindingsOf(nameless, appStateOf(nameless));
  };
  expect(findings(YamlOutputType.FILE_PER_CHART)).toEqual([]);
  expect(findings(YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)).toEqual([]);
  expect(findings(YamlOutputType.FILE_PER_RESOURCE)).toEqual([{
    id: 'OUTPUT-NAMELESS',
    severity: 'warning',
    path: 'test/s',
    object: 'VirtualMachineSnapshot ns/(no name)',
    pointer: '/metadata/generateName',
    wrong: 'cdk8s names a file after its object, so all objects of kind VirtualMachineSnapshot without a name are written to one file, and only the last one remains',
    got: 'YamlOutputType.FILE_PER_RESOURCE',
    instead: "YamlOutputType.FILE_PER_CHART, or 'name' instead of 'generateName'",
  }]);
});

test('labels of an object without a name are rendered', () => {
  const snapshot = new VirtualMachineSnapshot(chartOf(), 's', { machine: WEB, generateName: 'web-', labels: { night: 'yes' } });
  expect(rendered(snapshot).metadata.labels).toEqual({ night: 'yes' });
  expect(ApiObject.of(snapshot).toJson()).toEqual(rendered(snapshot));
});

test('wrong types do not compile', () => {
  // @ts-expect-error a disk is not a machine
  expect(() => new VirtualMachineSnapshot(chartOf(), 's', { machine: DATA })).toThrow();
  // @ts-expect-error a snapshot of a machine is not a snapshot of a disk
  ImageSource.diskSnapshot.bind(undefined, VirtualMachineSnapshot.fromMachineSnapshotName('friday'));
});
