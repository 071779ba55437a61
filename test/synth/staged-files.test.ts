import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, Chart, Size, YamlOutputType } from 'cdk8s';
import { GATED, brief, configMap, moduleConfig, object, objectsIn, stagedApp, textsOf } from './staged';
import * as dvp from '../../src';
import { check } from '../rules/support';
import { refusalOf } from '../support';

const read = (app: App, path: string): any[] => objectsIn(readFileSync(join(app.outdir, path), 'utf8'));

function synthOf(app: App): string[] {
  app.synth();
  return brief(app);
}

test('a synth writes a directory for each stage, with a file for each chart', () => {
  const app = stagedApp();
  const [platform, shop] = [new Chart(app, 'platform'), new Chart(app, 'shop', { namespace: 'shop' })];
  moduleConfig(platform, 'sdn');
  new dvp.VirtualizationModule(platform, 'virtualization', {
    virtualMachineCidrs: ['10.66.10.0/24'], dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)), featureGates: [dvp.FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION],
  });
  object(platform, 'v1 Namespace shop');
  const image = new dvp.ClusterVirtualImage(platform, 'ubuntu', { source: dvp.ImageSource.http('https://images.example.com/ubuntu.qcow2') });
  const disk = new dvp.VirtualDisk(shop, 'root', { source: dvp.DiskSource.clusterImage(image), size: Size.gibibytes(10) });
  const machine = new dvp.VirtualMachine(shop, 'web', { vmClass: dvp.VirtualMachineClass.GENERIC, cpu: dvp.Cpu.cores(2), memory: Size.gibibytes(4), disks: [disk] });
  machine.restart('restart');
  expect(synthOf(app)).toEqual([
    '50-network/platform.k8s.yaml: ModuleConfig sdn',
    '60-virtualization/platform.k8s.yaml: ModuleConfig virtualization',
    '61-gates/platform.k8s.yaml: ModuleConfig virtualization',
    '70-projects/platform.k8s.yaml: Namespace shop',
    '81-images/platform.k8s.yaml: ClusterVirtualImage ubuntu',
    '90-machines/shop.k8s.yaml: VirtualDisk root, VirtualMachine web',
    'by-hand/shop-operations.k8s.yaml: VirtualMachineOperation web-restart',
  ]);
  const [[part], [whole]] = ['60-virtualization', '61-gates'].map(stage => read(app, `${stage}/platform.k8s.yaml`));
  const { featureGates, ...others } = whole.spec.settings;
  expect(featureGates).toEqual(['HotplugCPUWithLiveMigration']);
  expect(part).toEqual({
    ...whole,
    metadata: {
      ...whole.metadata,
      annotations: {
        ...whole.metadata.annotations,
        'cdk8s-dvp/part': 'without-gates',
        'argocd.argoproj.io/hook': 'Skip',
        'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent',
      },
    },
    spec: { ...whole.spec, settings: others },
  });
});

test('files that were read again have the same stages', () => {
  const app = stagedApp();
  const [first, second] = [new Chart(app, 'first'), new Chart(app, 'second')];
  moduleConfig(first, 'virtualization', GATED);
  object(first, 'v1 Namespace shop');
  second.node.addDependency(object(first, 'example.com/v1 Late last'));
  configMap(second, 'after');
  app.synth();
  const { contents } = dvp.Stages.of(dvp.Manifests.fromFiles(app.outdir));
  expect(contents.map(({ stage, objects }) => [stage.label, objects.map(({ subject }) => subject)])).toEqual([
    ['60-virtualization', ['ModuleConfig virtualization']],
    ['61-gates', ['ModuleConfig virtualization']],
    ['70-projects', ['Namespace shop']],
    ['90-machines', ['Late last', 'ConfigMap after']],
  ]);
  expect(check(textsOf(app).flatMap(([, text]) => objectsIn(text)))).toEqual([]);
  expect(dvp.Manifests.fromFiles(app.outdir).count).toBe(4);
  expect(read(app, '90-machines/0001-second.k8s.yaml')[0].metadata.annotations).toEqual({ 'cdk8s-dvp/stage': '90-machines' });
  expect(dvp.Stages.of(dvp.Manifests.fromFiles(join(app.outdir, '60-virtualization'))).contents.map(({ stage }) => stage.label)).toEqual(['60-virtualization']);
});

describe('the order of files', () => {
  const charts = (app: App, ...ids: string[]) => ids.map(id => new Chart(app, id, { namespace: id === 'a' ? 'shop' : undefined }));

  test.each<[string, (app: App) => void, string[]]>([
    ['names suffice', app => {
      const [a, z] = charts(app, 'a', 'z');
      object(a, 'v1 ServiceAccount bot');
      object(z, 'v1 Namespace other');
    }, ['70-projects/a.k8s.yaml: ServiceAccount bot', '70-projects/z.k8s.yaml: Namespace other']],
    ['a namespace in a later file', app => {
      const [a, z] = charts(app, 'a', 'z');
      object(a, 'v1 ServiceAccount bot');
      configMap(a, 'settings');
      object(z, 'v1 Namespace shop');
      object(z, 'v1 Namespace other');
    }, ['70-projects/0-z.k8s.yaml: Namespace shop, Namespace other', '70-projects/1-a.k8s.yaml: ServiceAccount bot', '81-images/a.k8s.yaml: ConfigMap settings']],
    ['files that need each other', app => {
      const [a, z] = charts(app, 'a', 'z');
      object(a, 'v1 ServiceAccount bot');
      object(z, 'v1 Namespace shop');
      object(z, 'rbac.authorization.k8s.io/v1 ClusterRoleBinding team', { subjects: [{ kind: 'ServiceAccount', namespace: 'shop', name: 'bot' }] });
    }, ['70-projects/0-z.k8s.yaml: Namespace shop', '70-projects/1-a.k8s.yaml: ServiceAccount bot', '70-projects/1-z.k8s.yaml: ClusterRoleBinding team']],
    ['charts that depend on one another', app => {
      const [a, z] = charts(app, 'b', 'z');
      a.addDependency(z);
      configMap(a, 'first');
      configMap(z, 'second');
    }, ['81-images/0000-z.k8s.yaml: ConfigMap second', '81-images/0001-b.k8s.yaml: ConfigMap first']],
    ['constructs that depend on one another', app => {
      const [a] = charts(app, 'b');
      configMap(a, 'first').addDependency(configMap(a, 'second'), configMap(a, 'third'));
    }, ['81-images/b.k8s.yaml: ConfigMap second, ConfigMap third, ConfigMap first']],
    ['a construct that depends on one of a later stage', app => {
      const [b, c] = charts(app, 'b', 'c');
      configMap(b, 'first').addDependency(object(c, 'v1 Service web'));
    }, ['90-machines/0000-c.k8s.yaml: Service web', '90-machines/0001-b.k8s.yaml: ConfigMap first']],
    ['a list', app => {
      const [b] = charts(app, 'b');
      new ApiObject(b, 'list', { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } }, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } }] });
    }, ['70-projects/b.k8s.yaml: Namespace n', '90-machines/b.k8s.yaml: Service web']],
  ])('%s', (_, fill, files) => {
    const app = stagedApp();
    fill(app);
    expect(synthOf(app)).toEqual(files);
  });
});

test('one file for each stage', () => {
  const app = stagedApp({ yamlOutputType: YamlOutputType.FILE_PER_APP, outputFileExtension: '.yml' });
  configMap(new Chart(app, 'a'), 'first');
  configMap(new Chart(app, 'b'), 'second');
  expect(synthOf(app)).toEqual(['81-images/app.yml: ConfigMap first, ConfigMap second']);
});

test('what an earlier synth wrote is removed, and nothing else', () => {
  const app = stagedApp();
  const put = (path: string) => {
    mkdirSync(join(app.outdir, path, '..'), { recursive: true });
    writeFileSync(join(app.outdir, path), 'kind: Former\nmetadata: {name: it}');
  };
  ['a.k8s.yaml', '0003-a.k8s.yaml', 'other.k8s.yaml', '90-machines/a.k8s.yaml', '81-images/old.k8s.yaml', '81-images/notes.txt', 'by-hand/a.k8s.yaml', 'base/a.k8s.yaml'].forEach(put);
  configMap(new Chart(app, 'a'), 'now');
  expect(synthOf(app)).toEqual([
    '81-images/a.k8s.yaml: ConfigMap now', '81-images/notes.txt: Former it', 'base/a.k8s.yaml: Former it', 'other.k8s.yaml: Former it',
  ]);
  expect(existsSync(join(app.outdir, '90-machines'))).toBe(false);
});

test('an app that is refused writes nothing', () => {
  const app = stagedApp();
  const chart = new Chart(app, 'a');
  configMap(chart, 'now', { 'cdk8s-dvp/stage': 'soon' });
  expect(refusalOf(() => app.synth())).toContain('(STAGE-01)');
  expect(brief(app)).toEqual([]);
});
