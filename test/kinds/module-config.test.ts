import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { ModuleConfig, ModuleConfigProps } from '../../src/kinds/module-config';
import { ModuleMaintenance } from '../../src/values/module-props';
import { RemovalPolicy } from '../../src/values/removal-policy';

const chart = () => new Chart(Testing.app(), 'test', { namespace: 'shop' });
const render = (props: ModuleConfigProps) => ApiObject.of(new ModuleConfig(chart(), 'Module', props)).toJson();

const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'helm.sh/resource-policy': 'keep', 'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
const object = (name: string, spec: object, metadata: object = {}) =>
  ({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name, annotations: KEPT, ...metadata }, spec });

const CONFIRMED = { 'modules.deckhouse.io/allow-disabling': 'true' };

test.each<[string, ModuleConfigProps, object]>([
  ['a module as the cluster has it', { moduleName: 'sdn' }, object('sdn', {})],
  ['a module that is on', { moduleName: 'sdn', enabled: true }, object('sdn', { enabled: true })],
  ['a module that is off', { moduleName: 'sdn', enabled: false }, object('sdn', { enabled: false })],
  ['settings', { moduleName: 'sds-local-volume', version: 2, settings: { enableThinProvisioning: true } },
    object('sds-local-volume', { version: 2, settings: { enableThinProvisioning: true } })],
  ['settings as given', { moduleName: 'm', version: 1, settings: { list: [], map: {}, zero: 0, no: false, text: '', entry: [{ key: 'a', value: 'b' }] } },
    object('m', { version: 1, settings: { list: [], map: {}, zero: 0, no: false, text: '', entry: [{ key: 'a', value: 'b' }] } })],
  ['no settings at all, given so', { moduleName: 'm', version: 1, settings: {} }, object('m', { version: 1, settings: {} })],
  ['a version without settings', { moduleName: 'm', version: 1 }, object('m', { version: 1 })],
  ['where the module comes from', { moduleName: 'm', source: 'deckhouse', updatePolicy: 'nightly' }, object('m', { source: 'deckhouse', updatePolicy: 'nightly' })],
  ['maintenance', { moduleName: 'm', maintenance: ModuleMaintenance.NO_RESOURCE_RECONCILIATION }, object('m', { maintenance: 'NoResourceReconciliation' })],
  ['the confirmation', { moduleName: 'm', enabled: false, allowDisabling: true }, object('m', { enabled: false }, { annotations: { ...KEPT, ...CONFIRMED } })],
  ['no confirmation', { moduleName: 'm', allowDisabling: false, annotations: { a: 'b' } }, object('m', {}, { annotations: { ...KEPT, a: 'b' } })],
  ['the confirmation beside other annotations', { moduleName: 'm', allowDisabling: true, annotations: { a: 'b' } },
    object('m', {}, { annotations: { ...KEPT, ...CONFIRMED, a: 'b' } })],
  ['an annotation of the author first', { moduleName: 'm', allowDisabling: true, annotations: { 'modules.deckhouse.io/allow-disabling': 'false' } },
    object('m', {}, { annotations: { ...KEPT, 'modules.deckhouse.io/allow-disabling': 'false' } })],
  ['an object that tools may delete', { moduleName: 'm', removalPolicy: RemovalPolicy.DESTROY }, object('m', {}, { annotations: undefined })],
  ['an annotation of the author for one tool', { moduleName: 'm', annotations: { 'argocd.argoproj.io/sync-options': 'Prune=confirm' } },
    object('m', {}, { annotations: { ...KEPT, 'argocd.argoproj.io/sync-options': 'Prune=confirm' } })],
  ['labels', { moduleName: 'm', labels: { team: 'platform' } }, object('m', {}, { labels: { team: 'platform' } })],
])('renders %s', (_, props, json) => expect(render(props)).toEqual(json));

const WHOLE = (got: number) => `[test/Module] 'version' of the settings must be a whole number from 1, got ${got}: for example version: 1`;

test.each<[string, ModuleConfigProps, string]>([
  ['settings without a version', { moduleName: 'm', settings: { a: 1 } },
    "[test/Module] 'settings' need the version of their schema: set 'version', for example version: 1"],
  ['a number that has lost digits', { moduleName: 'm', version: 1, settings: { ids: [{ own: 2 ** 53 + 2 }] } },
    "[test/Module] 'settings.ids.0.own' must be a whole number below 2^53, above which digits are lost, got 9007199254740994: write it as a string if the module allows that"],
  ['empty settings without a version', { moduleName: 'm', settings: {} },
    "[test/Module] 'settings' need the version of their schema: set 'version', for example version: 1"],
  ['the version zero', { moduleName: 'm', settings: {}, version: 0 }, WHOLE(0)],
  ['the version of the module', { moduleName: 'm', version: 1.10 }, WHOLE(1.1)],
  ['a version that is no number', { moduleName: 'm', version: NaN }, "[test/Module] 'version' must be a number, got NaN"],
])('refuses %s', (_, props, message) => expect(() => render(props)).toThrow(new Error(message)));

test('the object has the name of the module', () => {
  expect(new ModuleConfig(chart(), 'Anything', { moduleName: 'sdn' }).name).toBe('sdn');
});

test('rendering twice gives the same, and does not change the settings of the user', () => {
  const app = new App();
  const settings = Object.freeze({ logLevel: 'debug', list: Object.freeze(['a']) });
  new ModuleConfig(new Chart(app, 'platform', { namespace: 'shop' }), 'Module', { moduleName: 'm', version: 1, settings });
  const first = app.synthYaml();
  expect(app.synthYaml()).toBe(first);
  expect(first).toContain('name: m\n');
  expect(first).not.toContain('namespace');
});

test('wrong types do not compile', () => {
  // @ts-expect-error the name of the module is required
  expect(() => new ModuleConfig(chart(), 'NoName', {})).toThrow();
  // @ts-expect-error the name is that of the module
  expect(() => new ModuleConfig(chart(), 'Name', { moduleName: 'm', name: 'other' })).toThrow();
  // @ts-expect-error a ModuleConfig is cluster-wide
  expect(() => new ModuleConfig(chart(), 'Namespace', { moduleName: 'm', namespace: 'shop' })).toThrow();
  // @ts-expect-error 'maintenance' is a value of the enum
  new ModuleConfig(chart(), 'Maintenance', { moduleName: 'm', maintenance: 'NoResourceReconciliation' });
});
