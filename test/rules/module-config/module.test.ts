import { adviceInCode, report, told } from '../support';
import { found } from './found';
import { config, configOf } from '../../../src/catalogue/module-config/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';

test.each([
  ['MC-01', `ModuleConfig virtualisation /metadata/name (MC-01)
  these are settings of the module virtualization, and no module reads them under another name
  got: "virtualisation"
  instead: virtualization`],
  ['MC-02', `ModuleConfig virtualization /spec/version (MC-02)
  settings need the version of their schema
  got: nothing
  instead: 1`],
  ['MC-04', `ModuleConfig virtualization /spec/settings/dvcr (MC-04)
  the module needs a registry
  got: nothing
  instead: dvcr.storage with type: PersistentVolumeClaim and persistentVolumeClaim.size, for example 50Gi`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['MC-01', ['the construct VirtualizationModule, which has this name']],
  ['MC-04', ["set 'dvcr', for example Dvcr.onVolume(Size.gibibytes(50))"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const other = (name: string, enabled: boolean) => configOf({ enabled }, { name });

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-01', 'settings of another module', [configOf({ version: 1, settings: { logLevel: 'debug' } }, { name: 'console' })], {}, []],
  ['MC-02', 'settings of another module without a version', [configOf({ settings: { a: 1 } }, { name: 'console' })], {},
    ['/spec/version: settings need the version of their schema']],
  ['MC-02', 'version zero, which counts as no version', [configOf({ version: 0, settings: { a: 1 } }, { name: 'console' })], {},
    ['/spec/version: settings need the version of their schema']],
  ['MC-02', 'a later version of another module', [configOf({ version: 3, settings: { a: 1 } }, { name: 'global' })], {}, []],
  ['MC-02', 'half a version of another module', [configOf({ version: 1.5, settings: { a: 1 } }, { name: 'global' })], {},
    ['/spec/version: the module does not know this version of its settings']],
  ['MC-02', 'a later version', [{ ...config(), spec: { ...config().spec as object, version: 2 } }], {},
    ['/spec/version: the module does not know this version of its settings']],
  ['MC-02', 'no settings', [configOf({ settings: {} }, { name: 'console' }), configOf({ enabled: true }, { name: 'sdn' })], {}, []],
  ['MC-04', 'a module neither on nor off', [configOf({})], {}, ['/dvcr: the module needs a registry']],
  ['MC-04', 'another module', [other('console', true)], {}, []],
])('%s and %s', (id, _, manifests, facts, violations) => expect(found(id, manifests, facts)).toEqual(violations));

test('settings of another module are not checked', () => {
  const settings = { https: { mode: 'CustomCertificate' }, featureGates: ['GPU'], virtualDisks: 5 };
  const facts = { edition: 'CE', kubernetesVersion: '1.20', systemNetworks: [], storageClasses: [], modules: {} };
  expect(report([configOf({ version: 1, settings }, { name: 'console' })], facts)).toBe('');
});
