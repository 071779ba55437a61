import { spawnSync } from 'child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { describeGitops } from './suite';
import { globOf } from '../glob';

const ROOT = join(__dirname, '../..');
const EXAMPLE = join(ROOT, 'examples/gitops');
const CHART = join(ROOT, 'templates/gitops/werf/.helm');

const documents = (text: string): any[] => parseAllDocuments(text).map(document => document.toJS()).filter(json => json !== null);

const objectsOf = (manifests: string): any[] => readdirSync(manifests, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yaml'))
  .flatMap(file => documents(readFileSync(join(manifests, file), 'utf8')));

describeGitops('the files for GitOps tools', program => {
  const run = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync(program(), args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  };

  /** a chart as `init` makes it, with the values and the manifests of the example, and more manifests of the stage of machines */
  function chart(more = ''): string {
    const directory = mkdtempSync(join(tmpdir(), 'chart-'));
    cpSync(CHART, directory, { recursive: true });
    writeFileSync(join(directory, 'Chart.yaml'), 'apiVersion: v2\nname: shop\nversion: 0.1.0\n');
    cpSync(join(EXAMPLE, 'gitops/werf.yaml'), join(directory, 'values.yaml'));
    cpSync(join(EXAMPLE, 'expected'), join(directory, 'dist'), { recursive: true });
    mkdirSync(join(directory, 'dist/by-hand'));
    writeFileSync(join(directory, 'dist/by-hand/shop.k8s.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: by-hand}\n');
    if (more !== '') {
      writeFileSync(join(directory, 'dist/90-machines/more.k8s.yaml'), more);
    }
    return directory;
  }

  const rendered = (directory: string, ...values: string[]): any[] => documents(run('render', directory, ...values));
  const shown = ({ kind, metadata: { name, annotations } }: any) => [`${kind} ${name}`, annotations['werf.io/weight'], annotations['werf.io/track-termination-mode']];

  test('the chart has each object once, with its stage as its weight', () => {
    expect(rendered(chart()).map(shown).sort()).toEqual([
      ['ModuleConfig virtualization', '61', undefined],
      ['VirtualDisk web-root', '90', 'NonBlocking'],
      ['VirtualImage own', '81', undefined],
      ['VirtualMachine web', '90', undefined],
    ]);
  });

  test('the chart changes nothing but annotations', () => {
    const plain = ({ metadata: { annotations, ...metadata }, ...rest }: any) => ({ ...rest, metadata });
    const key = ({ kind, metadata: { name } }: any) => `${kind} ${name}`;
    const whole = objectsOf(join(EXAMPLE, 'expected')).filter(({ metadata }) => metadata.annotations?.['cdk8s-dvp/part'] === undefined);
    const byKey = (objects: any[]) => Object.fromEntries(objects.map(object => [key(object), plain(object)]));
    expect(byKey(rendered(chart()))).toEqual(byKey(whole));
  });

  test.each<[string, string[], string[]]>([
    ['platform', ['to=80'], ['ModuleConfig']],
    ['project', ['from=81'], ['VirtualDisk', 'VirtualImage', 'VirtualMachine']],
  ])('a release of the %s has its stages', (_, values, kinds) => {
    expect(rendered(chart(), ...values).map(({ kind }) => kind).sort()).toEqual(kinds);
  });

  test('what comes after a module waits for what the module brings, in a release that has both', () => {
    const needs = (...values: string[]) => Object.entries(rendered(chart(), ...values).find(({ kind }) => kind === 'VirtualImage').metadata.annotations)
      .filter(([key]) => key.includes('external-dependency.werf.io'));
    const all = needs();
    expect(all).toContainEqual(['need-2.external-dependency.werf.io/resource', 'customresourcedefinitions.v1.apiextensions.k8s.io/virtualimages.virtualization.deckhouse.io']);
    expect(all).toContainEqual(['need-5.external-dependency.werf.io/resource', 'deployments.v1.apps/virtualization-controller']);
    expect(all).toContainEqual(['need-5.external-dependency.werf.io/namespace', 'd8-virtualization']);
    expect(needs('from=81')).toEqual([]);
  });

  const machine = (name: string, spec: string) => `apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualMachine\nmetadata: {name: ${name}}\nspec: {${spec}}\n`;
  const pool = (name: string, spec: string) => machine(name, spec).replace('kind: VirtualMachine', 'kind: VirtualMachinePool');

  test.each<[string, string, string | undefined]>([
    ['a machine that always runs', machine('other', 'runPolicy: AlwaysOn'), undefined],
    ['a machine that its user starts', machine('other', 'runPolicy: Manual'), 'NonBlocking'],
    ['a machine that is off', machine('other', 'runPolicy: AlwaysOff'), 'NonBlocking'],
    ['a pool with machines', pool('other', 'replicas: 2'), undefined],
    ['a pool with 0 machines', pool('other', 'replicas: 0'), 'NonBlocking'],
    ['a pool without a number', pool('other', 'minReadySeconds: 1'), 'NonBlocking'],
  ])('werf waits only where it can end: %s', (_, text, mode) => {
    const [[, , found]] = rendered(chart(text)).filter(({ metadata }) => metadata.name === 'other').map(shown);
    expect(found).toBe(mode);
  });

  test('text in braces is no template, and a large number stays as it is', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\ndata:\n  script: |\n    {{ ds.meta_data.name }}\n    ---\n    end\nsize: 16777216000\n';
    const [found] = rendered(chart(text)).filter(({ metadata }) => metadata.name === 'other');
    expect(found).toMatchObject({ data: { script: '{{ ds.meta_data.name }}\n---\nend\n' }, size: 16777216000 });
  });

  test('Argo CD finds the files by the patterns as the tests of npm do', () => {
    const patterns = documents(readFileSync(join(EXAMPLE, 'gitops/argocd.yaml'), 'utf8')).filter(({ kind }) => kind === 'Application')
      .map(({ spec }) => spec.source.directory.include as string);
    const paths = ['01-first/a.yaml', '60-virtualization/platform.k8s.yaml', '79-mine/a.yaml', '80-classes/a.yaml', '81-images/a.yaml', '90-machines/a.yaml', '95-exposure/a.yaml', 'by-hand/a.yaml', 'construct-metadata.json'];
    expect(patterns.map(pattern => run('match', pattern, ...paths).trim().split('\n'))).toEqual(patterns.map(pattern => paths.map(path => String(globOf(pattern).test(path)))));
    expect(patterns).toHaveLength(2);
  });
});
