import { ApiObject, App, Chart, Testing, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { GATED, brief, configMap, moduleConfig, object, objectsIn, outdir, stagedApp, textsOf } from './staged';
import * as dvp from '../../src';
import { refusalOf } from '../support';

describe('the module and its kinds in one chart', () => {
  const fill = (app: App) => {
    const chart = new Chart(app, 'a');
    moduleConfig(chart, 'sdn');
    object(chart, 'network.deckhouse.io/v1alpha1 ClusterNetwork outer', { spec: { type: 'Access' } });
    return app;
  };
  const warningsOf = (app: App): string => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    app.synth();
    const text = write.mock.calls.join('');
    write.mockRestore();
    return text;
  };

  test('is a warning without stages', () => {
    const app = new App({ outdir: outdir() });
    dvp.Staging.of(app);
    expect(warningsOf(fill(app))).toContain('(MC-37)');
  });

  test('is none with stages', () => expect(warningsOf(fill(stagedApp()))).toBe(''));

  test('is none with sync waves', () => {
    const app = new App({ outdir: outdir() });
    dvp.Staging.of(app).writeSyncWaves();
    expect(warningsOf(fill(app))).toBe('');
  });
});

// from Python, Java and Go
describe('jsii calls the method of the class of an app', () => {
  const called = (app: App, method: 'synth' | 'synthYaml') => app.constructor.prototype[method].call(app);

  test('and it writes stages', () => {
    const app = stagedApp();
    configMap(new Chart(app, 'shop'), 'a');
    called(app, 'synth');
    expect(brief(app)).toEqual(['81-images/shop.k8s.yaml: ConfigMap a']);
  });

  test('and it writes sync waves', () => {
    const app = new App({ outdir: outdir() });
    dvp.Staging.of(app).writeSyncWaves();
    configMap(new Chart(app, 'shop'), 'a');
    expect(called(app, 'synthYaml')).toContain('argocd.argoproj.io/sync-wave: "81"');
  });

  test('and the class of other apps stays as it is', () => {
    const app = stagedApp();
    expect({ own: app.constructor === App, name: app.constructor.name, isApp: app instanceof App }).toEqual({ own: false, name: 'App', isApp: true });
    expect(new App().constructor).toBe(App);
    expect(App.prototype.synth).not.toBe(app.constructor.prototype.synth);
  });
});

describe('what cdk8s itself must write', () => {
  afterEach(() => { delete process.env.CDK8S_DVP_SYNTH; });

  test('is refused', () => {
    const app = stagedApp();
    configMap(new Chart(app, 'a'), 'now');
    process.env.CDK8S_DVP_SYNTH = 'cdk8s';
    expect(refusalOf(() => app.synth())).toBe("'writeDirectories' of Staging: cdk8s itself must write this app, and does not know stages: CDK8S_DVP_SYNTH");
    expect(brief(app)).toEqual([]);
    expect(app.synthYaml()).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: now\n');
  });

  test('can have sync waves', () => {
    const app = new App({ outdir: outdir() });
    dvp.Staging.of(app).writeSyncWaves();
    configMap(new Chart(app, 'a'), 'now');
    const ours = app.synthYaml();
    process.env.CDK8S_DVP_SYNTH = 'cdk8s';
    expect(app.synthYaml()).toBe(ours);
    expect(ours).toContain('argocd.argoproj.io/sync-wave: "81"');
  });
});

describe('sync waves', () => {
  const annotationsOf = (fill: (chart: Chart) => void, staged = false) => {
    const app = staged ? stagedApp() : new App({ outdir: outdir() });
    dvp.Staging.of(app).writeSyncWaves();
    fill(new Chart(app, 'a'));
    app.synth();
    return textsOf(app).flatMap(([, text]) => objectsIn(text)).map(({ kind, metadata }) =>
      [kind, Object.entries(metadata.annotations ?? {}).map(([key, value]) => `${key.replace(/^.*\//, '')}: ${value}`).join(', ')]);
  };
  const SKIP = 'SkipDryRunOnMissingResource=true';

  test('are the numbers of the stages', () => expect(annotationsOf(chart => {
    moduleConfig(chart, 'sdn');
    object(chart, 'network.deckhouse.io/v1alpha1 ClusterNetwork outer', {}, { 'argocd.argoproj.io/sync-options': 'Prune=false' });
    configMap(chart, 'own', { 'argocd.argoproj.io/sync-wave': '3' });
    moduleConfig(chart, 'virtualization', GATED);
    new ApiObject(chart, 'list', { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } }] });
  })).toEqual([
    ['ModuleConfig', 'sync-wave: 50'],
    ['ClusterNetwork', `sync-options: Prune=false,${SKIP}, sync-wave: 51`],
    ['ConfigMap', 'sync-wave: 3'],
    ['ModuleConfig', 'sync-wave: 60'],
    ['List', ''],
  ]));

  test('in directories: Argo CD skips the part of a module', () => expect(annotationsOf(chart => {
    moduleConfig(chart, 'virtualization', GATED);
    object(chart, 'virtualization.deckhouse.io/v1alpha2 VirtualMachineIPAddress web', { spec: { type: 'Auto' } });
  }, true)).toEqual([
    ['ModuleConfig', 'hook: Skip, part: without-gates, ssa: IfNotPresent'],
    ['ModuleConfig', 'sync-wave: 61'],
    ['VirtualMachineIPAddress', `sync-options: ${SKIP}, sync-wave: 81`],
  ]));
});

describe('a chosen stage', () => {
  const stagesOf = (chart: Chart): [string, string | undefined][] =>
    Testing.synth(chart).map(({ metadata }) => [metadata.name, metadata.annotations?.['cdk8s-dvp/stage']]);

  test('is that of the nearest construct, also for objects that are created later', () => {
    const chart = new Chart(Testing.app(), 'a');
    const inner = new Construct(chart, 'inner');
    configMap(chart, 'before');
    dvp.Staging.of(chart).set(dvp.Stage.MACHINES);
    dvp.Staging.of(inner).set(dvp.Stage.custom(85, 'databases'));
    configMap(inner, 'later');
    configMap(inner, 'own', { 'cdk8s-dvp/stage': '95' });
    expect(stagesOf(chart)).toEqual([['later', '85-databases'], ['own', '95'], ['before', '90-machines']]);
    dvp.Staging.of(chart).set(dvp.Stage.EXPOSURE);
    expect(stagesOf(chart)).toEqual([['later', '85-databases'], ['own', '95'], ['before', '95-exposure']]);
    expect(dvp.Stages.of(dvp.Manifests.fromApp(inner)).contents
      .map(({ stage: { number, name, title }, objects }) => [number, name, title, objects.length]))
      .toEqual([[85, 'databases', 'Databases', 1], [95, 'exposure', 'Access to machines, and their monitoring', 1]]);
  });

  test('holds before a synth, too', () => {
    const chart = new Chart(Testing.app(), 'a');
    configMap(chart, 'it');
    dvp.Staging.of(chart).set(dvp.Stage.PROJECTS);
    expect(dvp.Stages.of(dvp.Manifests.fromApp(chart)).contents.map(({ stage }) => stage.label)).toEqual(['70-projects']);
  });

  test('cannot be earlier than that of a dependency', () => {
    const app = stagedApp();
    const chart = new Chart(app, 'a');
    const late = object(chart, 'v1 Service late');
    const group = new Construct(chart, 'group');
    configMap(group, 'early');
    group.node.addDependency(late);
    dvp.Staging.of(group).set(dvp.Stage.PROJECTS);
    expect(refusalOf(() => app.synth())).toBe(`1 error in 1 object, nothing was written

[a/group/ConfigMap-early] ConfigMap early /metadata/annotations/cdk8s-dvp~1stage (STAGE-02)
  Service late must be ready first, and is in the later stage 90-machines
  got: "70-projects"
  instead: 90-machines or a later stage, or an earlier stage for Service late`);
  });
});

test.each<[string, () => unknown, string]>([
  ['a file for each object', () => stagedApp({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }),
    "[] 'writeDirectories' needs an app with YamlOutputType.FILE_PER_CHART or FILE_PER_APP, got YamlOutputType.FILE_PER_RESOURCE"],
  ['no app', () => dvp.Staging.of(new Construct(undefined as any, '')).writeSyncWaves(), "[] 'writeSyncWaves' needs a construct of an App, and the root of this one is not an App"],
  ['a known number', () => dvp.Stage.custom(31, 'disks'), 'Stage.custom: stage 31 is node-storage: use another number, or Stage.NODE_STORAGE'],
  ['a large number', () => dvp.Stage.custom(99, 'disks'), "Stage.custom: 'number' must be a whole number from 1 to 98, got 99: for example 85"],
  ['a wrong name', () => dvp.Stage.custom(85, 'My disks'), "Stage.custom: 'name' must be a DNS label of at most 63 lower-case letters, digits and dashes, got 'My disks': for example 'databases'"],
])('%s is refused', (_, run, message) => expect(refusalOf(run)).toBe(message));
