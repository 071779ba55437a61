import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Size, YamlOutputType } from 'cdk8s';
import { stringify } from 'yaml';
import { config, configOf } from '../../../src/catalogue/module-config/objects';
import { localClass, nfsClass } from '../../../src/catalogue/storage/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { readPaths } from '../../../src/files/paths';
import { validate } from '../../../src/files/validate';
import * as dvp from '../../../src/index';
import { Manifest, Metadata } from '../../../src/manifest/manifest';
import { checkApp } from '../../../src/synth/check-app';
import { adviceInCode, check, told } from '../support';

test('MC-37 reports', () => expect(told('MC-37')).toBe(`ModuleConfig virtualization /spec/enabled (MC-37)
  ClusterVirtualImage debian is in the same file: on a cluster without the module, the first kubectl apply fails with "no matches for kind"
  instead: two files, of which the second is applied when the module is ready; or, if the module is enabled already, its name in 'modules' of a cluster profile`));

test('MC-37 advises in code', () => expect(adviceInCode('MC-37')).toEqual([
  "call 'writeDirectories' of Staging, which writes a directory for each stage; or, if the module is enabled already, its name in 'modules' of the ClusterProfile",
]));

const object = (apiVersion: string, kind: string, metadata: Metadata = {}): Manifest => ({ apiVersion, kind, metadata: { name: 'own', ...metadata } });
const image = (name: string, metadata: Metadata = {}): Manifest => ({
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'ClusterVirtualImage',
  metadata: { name, ...metadata },
  spec: { dataSource: { type: 'HTTP', http: { url: 'https://images.example.com/debian-12.qcow2' } } },
});
const on = (name: string) => configOf({ enabled: true }, { name });
const options = (value: string): Metadata => ({ annotations: { 'argocd.argoproj.io/sync-options': value } });

const IN_ONE_FILE = 'in the same file: on a cluster without the module, the first kubectl apply fails with "no matches for kind"';

test.each<[string, Manifest[], ClusterFacts | undefined, string[]]>([
  ['several objects', [config(), image('a'), image('b'), image('c')], undefined, [`ClusterVirtualImage a and 2 more of its objects are ${IN_ONE_FILE}`]],
  ['objects before the ModuleConfig', [image('a'), config()], undefined, [`ClusterVirtualImage a is ${IN_ONE_FILE}`]],
  ['a network of sdn', [on('sdn'), object('network.deckhouse.io/v1alpha1', 'ClusterNetwork')], undefined, [`ClusterNetwork own is ${IN_ONE_FILE}`]],
  ['storage of one module', [on('sds-local-volume'), localClass({}, 'own')], undefined, [`LocalStorageClass own is ${IN_ONE_FILE}`]],
  ['storage of another module', [on('sds-node-configurator'), localClass({}, 'own')], undefined, []],
  ['two modules with their kinds', [on('sdn'), on('csi-nfs'), nfsClass({}, 'own'), object('network.deckhouse.io/v1alpha1', 'Network')],
    undefined, [`Network own is ${IN_ONE_FILE}`, `NFSStorageClass own is ${IN_ONE_FILE}`]],
  ['a module of which no kind is known', [on('console'), image('a')], undefined, []],
  ['a module that is not mentioned', [image('a')], undefined, []],
  ['settings of a module that something else enables', [configOf({ version: 1, settings: { dvcr: { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } } } } }),
    image('a')], undefined, []],
  ['a cluster that has the module', [config(), image('a')], { modules: { 'virtualization': '1.10.2', 'cni-cilium': '' } }, []],
  ['a cluster that lacks the module', [config(), image('a')], { modules: { 'cni-cilium': '' } }, [`ClusterVirtualImage a is ${IN_ONE_FILE}`]],
  ['a cluster of which only the release is known', [config(), image('a')], { dvpRelease: '1.10.2' }, [`ClusterVirtualImage a is ${IN_ONE_FILE}`]],
  ['a dump of a cluster', [{ ...config(), metadata: { name: 'virtualization', uid: '1' } }, image('a', { uid: '2' })], undefined, []],
  ['objects that wait for their kind in Argo CD', [config(), image('a', options('Prune=false,SkipDryRunOnMissingResource=true'))], undefined, []],
  ['objects with other options of Argo CD', [config(), image('a', options('Prune=false'))], undefined, [`ClusterVirtualImage a is ${IN_ONE_FILE}`]],
  ['objects that are created by hand', [config(), image('a', { annotations: { 'argocd.argoproj.io/hook': 'Skip' } })], undefined, []],
])('%s', (_, manifests, facts, wrong) =>
  expect(check(manifests, facts, false, 'all.yaml').filter(({ id }) => id === 'MC-37').map(finding => finding.wrong)).toEqual(wrong));

test('where the files of the objects are not known, nothing is reported', () => expect(check([config(), image('a')])).toEqual([]));

const app = (yamlOutputType?: YamlOutputType, charts: [module: string, image: string] = ['platform', 'platform']) => {
  const made = new App({ yamlOutputType, outdir: mkdtempSync(join(tmpdir(), 'first-apply-')) });
  const [module, shop] = charts.map(id => made.node.tryFindChild(id) as Chart | undefined ?? new Chart(made, id));
  new dvp.VirtualizationModule(module, 'virtualization', { dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)), virtualMachineCidrs: ['10.66.10.0/24'] });
  new dvp.ClusterVirtualImage(shop, 'debian', { source: dvp.ImageSource.http('https://images.example.com/releases/debian-12-20260705.qcow2') });
  return made;
};

test.each<[string, App, string[]]>([
  ['one chart', app(), ['platform/virtualization']],
  ['two charts', app(undefined, ['platform', 'shop']), []],
  ['two charts in one file', app(YamlOutputType.FILE_PER_APP, ['platform', 'shop']), ['platform/virtualization']],
  ['one chart with a file for each object', app(YamlOutputType.FILE_PER_RESOURCE), []],
  ['one chart with a folder of files', app(YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE), []],
])('an app of %s', (_, made, paths) => expect(checkApp(made).findings.filter(({ id }) => id === 'MC-37').map(({ path }) => path)).toEqual(paths));

const directory = (files: Record<string, unknown[]>): string => {
  const path = mkdtempSync(join(tmpdir(), 'first-apply-'));
  Object.entries(files).forEach(([name, documents]) => writeFileSync(join(path, name), documents.map(document => stringify(document)).join('---\n')));
  return path;
};
const LIST = { apiVersion: 'v1', kind: 'List', items: [image('a'), config()] };

test.each<[string, Record<string, unknown[]>, string[]]>([
  ['one file', { 'all.yaml': [config(), image('a')] }, ['all.yaml:6']],
  ['a List', { 'all.yaml': [LIST] }, ['all.yaml:18']],
  ['two files', { '1.yaml': [config()], '2.yaml': [image('a')] }, []],
])('manifests in %s', (_, files, places) => {
  const path = directory(files);
  expect(validate(readPaths([path])).findings.filter(({ id }) => id === 'MC-37').map(({ file, line }) => `${file.slice(path.length + 1)}:${line}`)).toEqual(places);
});
