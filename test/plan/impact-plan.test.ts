import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Size, Testing, Yaml } from 'cdk8s';
import * as lib from '../../src';
import { refusalOf } from '../support';

/** an app with a disk and a machine */
function appOf(gibibytes: number, cores: number, diskId = 'data'): App {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const disk = new lib.VirtualDisk(chart, diskId, { size: Size.gibibytes(gibibytes), removalPolicy: lib.RemovalPolicy.DESTROY });
  new lib.VirtualMachine(chart, 'web', { vmClass: lib.VirtualMachineClass.GENERIC, cpu: lib.Cpu.cores(cores), memory: Size.gibibytes(1), disks: [disk] });
  return app;
}

const between = (before: App, after: App, profile?: lib.ClusterProfile) =>
  lib.ImpactPlan.between(lib.Manifests.fromApp(before), lib.Manifests.fromApp(after), profile);

test('a plan of nothing', () => {
  const plan = between(appOf(10, 2), appOf(10, 2));
  expect(plan.impacts).toEqual([]);
  expect(() => plan.forbid(...Object.values(lib.Impact))).not.toThrow();
  expect(plan.toText()).toBe('nothing changes');
  expect(plan.toMarkdown()).toBe('## What applying this does\n\nnothing changes.\n');
});

test('a plan is refused with all that is forbidden, the worst first', () => {
  const plan = between(appOf(10, 2), appOf(9, 4));
  expect(refusalOf(() => plan.forbid(lib.Impact.GUEST_RESTART, lib.Impact.REFUSED, lib.Impact.DATA_LOSS))).toBe(`Forbidden: 2 changes of 2

VirtualDisk shop/data /spec/persistentVolumeClaim/size (refused)
  the disk does not shrink
  from: "10Gi"
  to: "9Gi"

VirtualMachine shop/web /spec/cpu/cores (guest-restart)
  without a feature gate the number of cores of a running guest cannot be changed; the change waits until the machine is restarted
  from: 2
  to: 4
  depends on: whether the feature gate HotplugCPUWithLiveMigration or HotplugCPUAndMemoryWithInPlaceResize is on`);
  expect(() => plan.forbid(lib.Impact.DATA_LOSS)).not.toThrow();
});

test('a profile makes it milder', () => {
  const profile = lib.ClusterProfile.of({ featureGates: [lib.FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION] });
  expect(between(appOf(10, 2), appOf(10, 4), profile).impacts.map(({ impact }) => impact)).toEqual([lib.Impact.LIVE_MIGRATION]);
});

test('a plan as Markdown', () => {
  expect(between(appOf(10, 2), appOf(10, 2, 'store')).toMarkdown()).toBe(`## What applying this does

1 data-loss, 1 guest-restart, 1 created.

| impact | where | from | to | why |
| --- | --- | --- | --- | --- |
| \`data-loss\` | VirtualDisk shop/data |  |  | the disk is deleted with all its data; VirtualDisk shop/store has the same spec: a new name creates a new object, which is empty or filled from its source |
| \`guest-restart\` | VirtualMachine shop/web /spec/blockDeviceRefs/0 | VirtualDisk data | VirtualDisk store | a device replaced by another: before DVP 1.9 the list changes only with a restart; the change waits until the machine is restarted; depends on whether the cluster has DVP 1.9.0 or newer |
| \`created\` | VirtualDisk shop/store |  |  | the object is new |
`);
});

test('a value does not break the table', () => {
  const noted = (note: string) => lib.Manifests.fromObjects([{
    apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', metadata: { name: 'a', annotations: { note } },
  }]);
  expect(lib.ImpactPlan.between(noted('a|b'), noted('<script>\n\\|')).toMarkdown().split('\n')[6])
    .toBe('| `live` | VirtualDisk a /metadata/annotations/note | "a\\|b" | "&lt;script>\\\\n\\\\\\\\\\|" | applies at once |');
});

test('manifests from files equal those of the app', () => {
  const home = mkdtempSync(join(tmpdir(), 'manifests-'));
  writeFileSync(join(home, 'shop.k8s.yaml'), Yaml.stringify(...Testing.synth(appOf(10, 2).node.children[0] as Chart)));
  const files = lib.Manifests.fromFiles(home);
  expect(files.count).toBe(2);
  expect(lib.ImpactPlan.between(files, lib.Manifests.fromApp(appOf(10, 2))).impacts).toEqual([]);
});

test.each<[string, () => unknown, string]>([
  ['no path', () => lib.Manifests.fromFiles(), "Manifests.fromFiles reads one path or more, got none: write for example Manifests.fromFiles('dist'), or Manifests.fromObjects([]) for nothing at all"],
  ['a file that does not exist', () => lib.Manifests.fromFiles('/nowhere/a.yaml', '/nowhere/b.yaml'), '[/nowhere/a.yaml] file not found\n[/nowhere/b.yaml] file not found'],
  ['what is not an object', () => lib.Manifests.fromObjects([{ apiVersion: 'v1', kind: 'Pod' }, { kind: 'Pod' }]), "item 1 is not a Kubernetes object: 'apiVersion' or 'kind' is missing"],
  ['what is no list', () => lib.Manifests.fromObjects({} as any), "[Manifests.fromObjects] 'objects' must be a list, got an object with no field"],
  ['an app that is missing', () => lib.Manifests.fromApp(undefined as any), "[Manifests.fromApp] 'scope' is missing: set it, for example the chart"],
  ['an app instead of its manifests', () => lib.ImpactPlan.between(appOf(10, 2) as any, undefined as any),
    `[ImpactPlan.between] 'before' must be Manifests, got an App: for example Manifests.fromApp(app)
[ImpactPlan.between] 'after' is missing: set it, for example Manifests.fromApp(app)`],
  ['an app that is waited for', () => lib.Readiness.of(appOf(10, 2) as any), "[Readiness.of] 'manifests' must be Manifests, got an App: for example Manifests.fromApp(app)"],
  ['an app that is counted', () => lib.Capacity.of(appOf(10, 2) as any), "[Capacity.of] 'manifests' must be Manifests, got an App: for example Manifests.fromApp(app)"],
  ['to forbid nothing', () => between(appOf(10, 2), appOf(10, 2)).forbid(), "'forbid' needs at least one Impact, got no arguments: for example forbid(Impact.DATA_LOSS, Impact.REFUSED)"],
  ['to forbid what there is not', () => between(appOf(10, 2), appOf(10, 2)).forbid('DATA_LOSS' as any),
    "[ImpactPlan.forbid] 'impacts[0]' must be an Impact, got a string: write one of Impact.REFUSED, Impact.DATA_LOSS, Impact.REMOVED, Impact.GUEST_RESTART, Impact.LIVE_MIGRATION, Impact.LESS_ACCESS, Impact.MORE_ACCESS, Impact.UNKNOWN, Impact.KEPT, Impact.CREATED, Impact.LIVE"],
  ['nothing', () => lib.Manifests.fromObjects([null]), "item 0 is not a Kubernetes object: 'apiVersion' or 'kind' is missing"],
])('%s is refused', (_, make, message) => expect(refusalOf(make)).toBe(message));
