import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Size } from 'cdk8s';
import { parse, parseAllDocuments } from 'yaml';
import { ownPlace, run } from './projects';
import { Dvcr, DiskSource, ImageSource, Staging, VirtualDisk, VirtualImage, VirtualMachine, VirtualMachineClass, VirtualizationModule, Cpu } from '../../src';
import { CHECKED } from '../../src/plan/health/checks';
import { celOf } from '../../src/plan/health/flux';
import { limitMinutes, recordOf } from '../../src/plan/readiness/verdict';
import { globOf } from '../glob';

const ROOT = join(__dirname, '../..');
const place = ownPlace('gitops');
beforeAll(() => {
  const app = new App({ outdir: join(place, 'dist') });
  Staging.of(app).writeDirectories();
  Staging.of(app).writeSyncWaves();
  const platform = new Chart(app, 'platform');
  new VirtualizationModule(platform, 'virtualization', {
    dvcr: Dvcr.onVolume(Size.gibibytes(50)), virtualMachineCidrs: ['10.66.10.0/24'], liveMigrationNetworkName: 'fast',
  });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const image = new VirtualImage(shop, 'own', { source: ImageSource.upload() });
  const root = new VirtualDisk(shop, 'root', { source: DiskSource.image(image), size: Size.gibibytes(20) });
  const web = new VirtualMachine(shop, 'web', { vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [root] });
  web.restart('restart');
  app.synth();
});

const DIRECTORIES = ['60-virtualization', '61-gates', '81-images', '90-machines'];

const documents = (text: string): any[] => parseAllDocuments(text).map(document => {
  expect(document.errors).toEqual([]);
  return document.toJS();
});
const objectsIn = (directory: string): any[] => readdirSync(directory).flatMap(file => documents(readFileSync(join(directory, file), 'utf8')));
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

test('the app has these directories', () => expect(readdirSync('dist').sort()).toEqual([...DIRECTORIES, 'by-hand']));

describe('Flux', () => {
  const kustomizations = () => documents(run('gitops', 'flux', '--name', 'shop').out);

  // of the CRD of kustomize.toolkit.fluxcd.io/v1
  const FIELDS = ['dependsOn', 'healthCheckExprs', 'healthChecks', 'interval', 'path', 'prune', 'retryInterval', 'serviceAccountName', 'sourceRef', 'timeout', 'wait'];

  test('gets a Kustomization for each directory, each after the one before', () => {
    expect(kustomizations().map(({ apiVersion, kind, metadata, spec: { path, dependsOn, prune, sourceRef, serviceAccountName } }) =>
      ({ apiVersion, kind, metadata, path, dependsOn, prune, sourceRef, serviceAccountName }))).toEqual(DIRECTORIES.map((directory, i) => ({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: `shop-${directory}`, namespace: 'flux-system' },
      path: `./dist/${directory}`,
      dependsOn: i === 0 ? undefined : [{ name: `shop-${DIRECTORIES[i - 1]}` }],
      prune: true,
      sourceRef: { kind: 'GitRepository', name: 'shop' },
      serviceAccountName: i < 2 ? 'shop-platform' : 'shop-project',
    })));
  });

  test('has only fields that a Kustomization has', () => {
    expect(kustomizations().flatMap(({ spec }) => Object.keys(spec)).filter(key => !FIELDS.includes(key))).toEqual([]);
    expect(kustomizations().flatMap(({ spec }) => [spec.interval, spec.retryInterval, spec.timeout]).filter(time => !/^\d+m$/.test(time))).toEqual([]);
  });

  test('waits as long as the slowest kind may take', () => {
    const slowest = (directory: string) => Math.max(...objectsIn(join('dist', directory)).map(limitMinutes));
    expect(kustomizations().map(({ spec }) => spec.timeout)).toEqual(['15m', '15m', `${slowest('81-images')}m`, `${slowest('90-machines')}m`]);
  });

  test('waits for what modules bring, and otherwise for all objects', () => {
    const [virtualization, gates, images, machines] = kustomizations().map(({ spec: { wait, healthChecks } }) => ({ wait, healthChecks }));
    expect(gates).toEqual(virtualization);
    expect([images, machines]).toEqual([{ wait: true, healthChecks: undefined }, { wait: true, healthChecks: undefined }]);
    expect(virtualization).toMatchObject({ wait: undefined, healthChecks: [{ apiVersion: 'deckhouse.io/v1alpha1', kind: 'Module', name: 'virtualization' }, ...new Array(11).fill({})] });
    // a registry in a bucket has no claim, and Flux would wait for it until the timeout
    expect(virtualization.healthChecks.filter(({ kind }: any) => kind === 'PersistentVolumeClaim')).toEqual([]);
  });

  test('has the expressions of the table, for the kinds that it waits for', () => {
    for (const { spec: { path, healthChecks = [], healthCheckExprs } } of kustomizations()) {
      const records = new Set([...objectsIn(path), ...healthChecks].map(recordOf));
      expect(healthCheckExprs).toEqual(CHECKED.filter(record => records.has(record)).map(record => ({
        apiVersion: `${record.group}/${record.versions[0]}`, kind: record.kind, inProgress: 'has(metadata.deletionTimestamp)', ...celOf(record),
      })));
    }
    expect(kustomizations().map(({ spec }) => spec.healthCheckExprs.map(({ kind }: any) => kind))).toEqual([['Module'], ['Module'], ['VirtualImage'], ['VirtualMachine', 'VirtualDisk']]);
  });

  test('does not wait for a disk without a machine, and waits for an upload', () => {
    const [, , [image], [, disk]] = kustomizations().map(({ spec }) => spec.healthCheckExprs);
    expect(disk.current).toContain("'WaitForFirstConsumer'");
    expect(image.current).not.toContain('WaitForUserUpload');
  });

  test('the Kustomization of the part leaves the whole ModuleConfig as it is', () => {
    const annotation = (directory: string) => objectsIn(`dist/${directory}`)[0].metadata.annotations['kustomize.toolkit.fluxcd.io/ssa'];
    expect([annotation('60-virtualization'), annotation('61-gates')]).toEqual(['IfNotPresent', undefined]);
  });
});

describe('Argo CD', () => {
  const objects = () => documents(run('gitops', 'argocd', 'dist', '--name', 'shop').out);
  const applications = () => objects().filter(({ kind }) => kind === 'Application');

  // of the CRDs of argoproj.io/v1alpha1
  const FIELDS: Record<string, unknown> = {
    AppProject: { description: '', sourceRepos: [], destinations: [], clusterResourceWhitelist: [] },
    Application: {
      project: '',
      source: { repoURL: '', targetRevision: '', path: '', directory: { recurse: true, include: '' } },
      destination: { server: '' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, retry: { limit: 0, refresh: true, backoff: { duration: '', factor: 0, maxDuration: '' } }, syncOptions: [] },
    },
  };
  const unknownIn = (value: unknown, fields: unknown): string[] => !isObject(value) || !isObject(fields) ? []
    : Object.entries(value).flatMap(([key, inner]) => key in fields ? unknownIn(inner, fields[key]) : [key]);

  test('gets an Application and an AppProject for each identity, with fields that they have', () => {
    expect(objects().map(({ apiVersion, kind, metadata: { name } }) => `${apiVersion} ${kind} ${name}`)).toEqual([
      ...['AppProject shop-platform', 'AppProject shop-project', 'Application shop-platform', 'Application shop-project'].map(each => `argoproj.io/v1alpha1 ${each}`),
    ]);
    expect(objects().flatMap(({ kind, spec }) => unknownIn(spec, FIELDS[kind]))).toEqual([]);
  });

  test('has each file of a stage in one Application, and what is created by hand in neither', () => {
    const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yaml')).sort();
    const patterns = applications().map(({ metadata, spec }) => [metadata.name, globOf(spec.source.directory.include)]);
    const including = (file: string) => patterns.filter(([, pattern]) => pattern.test(file)).map(([name]) => name);
    expect(files.map(file => [file, ...including(file)])).toEqual([
      ['60-virtualization/platform.k8s.yaml', 'shop-platform'],
      ['61-gates/platform.k8s.yaml', 'shop-platform'],
      ['81-images/shop.k8s.yaml', 'shop-project'],
      ['90-machines/shop.k8s.yaml', 'shop-project'],
      ['by-hand/shop-operations.k8s.yaml'],
    ]);
    expect(applications().map(({ spec }) => [spec.source.path, spec.source.directory.recurse])).toEqual([['dist', true], ['dist', true]]);
  });

  test('tries again for longer than a module takes', () => {
    for (const { spec: { syncPolicy: { retry: { limit, backoff } } } } of applications()) {
      expect(backoff).toEqual({ duration: '10s', factor: 2, maxDuration: '3m' });
      const seconds = Array.from({ length: limit }, (_, i) => Math.min(10 * 2 ** i, 180)).reduce((a, b) => a + b);
      expect(seconds / 60).toBeGreaterThan(2 * limitMinutes({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'Module' }));
    }
  });

  test('skips the part of a module, and gives the project no rights for the cluster', () => {
    expect(objectsIn('dist/60-virtualization')[0].metadata.annotations['argocd.argoproj.io/hook']).toBe('Skip');
    expect(objects().map(({ spec }) => spec.clusterResourceWhitelist)).toEqual([[{ group: '*', kind: '*' }], [], undefined, undefined]);
  });
});

describe('werf', () => {
  const values = () => parse(run('gitops', 'werf', 'dist', '--name', 'shop').out);

  test('gets the stages without the part of a module, which has a chart of its own object only once', () => {
    const { from, to, stages } = values();
    expect({ from, to, stages: Object.keys(stages) }).toEqual({ from: 0, to: 99, stages: DIRECTORIES.slice(1) });
  });

  test('waits after a module for what it brings', () => {
    const { 'stages': { '61-gates': gates, '81-images': images, '90-machines': machines } } = values();
    expect([gates, machines]).toEqual([{}, {}]);
    expect(images.after).toBe(61);
    expect(images.needs[2]).toEqual({ resource: 'customresourcedefinitions.v1.apiextensions.k8s.io/virtualimages.virtualization.deckhouse.io' });
    expect(images.needs[5]).toEqual({ resource: 'deployments.v1.apps/virtualization-controller', namespace: 'd8-virtualization' });
    expect(images.needs).toHaveLength(11);
  });

  test('does not block on objects that may wait for somebody', () => {
    const { nonBlocking } = values();
    const known = ['VirtualMachine', 'VirtualDisk', 'VirtualMachinePool', 'NodeGroup'];
    expect(nonBlocking.filter(({ kind }: any) => known.includes(kind))).toEqual([
      { kind: 'VirtualMachine', field: 'runPolicy', values: ['AlwaysOff', 'Manual'] },
      { kind: 'VirtualDisk' },
      { kind: 'VirtualMachinePool', field: 'replicas', values: ['', '0'] },
      { kind: 'NodeGroup', field: 'nodeType', values: ['Static', 'CloudStatic'] },
    ]);
    const waiting = CHECKED.filter(({ rows }) => rows.some(({ state, blocks }) => state === 'waiting' && blocks === undefined)).map(({ kind }) => kind);
    expect(nonBlocking.map(({ kind }: any) => kind)).toEqual(waiting);
  });
});

test('writes to a file', () => {
  expect(run('gitops', 'flux', 'dist/', '--name', 'shop', '--output', 'stages.yaml')).toEqual({ code: 0, out: '', err: '' });
  expect(readFileSync('stages.yaml', 'utf8')).toBe(`${run('gitops', 'flux', '--name', 'shop').out.trimEnd()}\n`);
});

// written anew by `npx cdk8s-dvp gitops flux examples/gitops/expected --name shop --output examples/gitops/gitops/flux.yaml`
test.each(['argocd', 'flux', 'werf'])('the example has what %s gets', tool => {
  process.chdir(ROOT);
  try {
    const { out, err } = run('gitops', tool, 'examples/gitops/expected', '--name', 'shop');
    expect({ out: `${out.trimEnd()}\n`, err }).toEqual({ out: readFileSync(`examples/gitops/gitops/${tool}.yaml`, 'utf8'), err: '' });
  } finally {
    process.chdir(place);
  }
});

describe('refuses', () => {
  beforeAll(() => {
    mkdirSync('flat');
    writeFileSync('flat/shop.yaml', readFileSync('dist/90-machines/shop.k8s.yaml'));
    mkdirSync('unwaved/90-machines', { recursive: true });
    writeFileSync('unwaved/90-machines/shop.yaml', readFileSync('dist/90-machines/shop.k8s.yaml', 'utf8').replace(/^.*sync-wave.*\n/gm, ''));
    mkdirSync('none');
    writeFileSync('none/restart.yaml', readFileSync('dist/by-hand/shop-operations.k8s.yaml'));
  });

  test.each<[string, string[], number, string]>([
    ['no tool', [], 2, 'gitops needs the name of a tool: argocd, flux, werf'],
    ['an unknown tool', ['argo-cd', 'dist'], 2, "unknown tool 'argo-cd': did you mean 'argocd'?"],
    ['a path that the repository does not have', ['flux', '/dist'], 2, "gitops needs a directory as its path in the repository, got '/dist': for example dist"],
    ['a path above the repository', ['flux', '../dist'], 2, "gitops needs a directory as its path in the repository, got '../dist': for example dist"],
    ['a name that objects cannot have', ['flux', 'dist', '--name', 'My Shop'], 2, "'My Shop' cannot begin the names of objects: set --name to letters a to z, digits and dashes"],
    ['manifests without directories', ['flux', 'flat'], 1, 'flat has no directory 90-machines: call Staging.of(app).writeDirectories() in the app, and synthesize it'],
    ['manifests without sync waves, for Argo CD', ['argocd', 'unwaved'], 1,
      'no object in unwaved has a sync wave, so Argo CD would apply all stages at once: call Staging.of(app).writeSyncWaves() in the app, and synthesize it'],
    ['manifests without a stage', ['flux', 'none'], 1, 'none has no objects with a stage'],
  ])('%s', (_, args, code, message) => {
    expect(run('gitops', ...args)).toEqual({ code, out: '', err: code === 2 ? `${message}\nfor help: cdk8s-dvp gitops --help` : message });
  });
});
