import { ApiObject, Chart, Testing } from 'cdk8s';
import { SecurityAudit, SecurityAuditProps } from '../../src/patterns/security-audit';
import { chartOf, refusalOf } from '../support';

const synth = (props: SecurityAuditProps): any[] => {
  const chart = chartOf();
  new SecurityAudit(chart, 'audit', props);
  return Testing.synth(chart);
};

const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'helm.sh/resource-policy': 'keep', 'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
const moduleConfig = (name: string, settings: object = {}) => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name, annotations: KEPT }, spec: { enabled: true, ...settings },
});

const rule = (name: string, destinationRefs: string[]) => ({
  apiVersion: 'deckhouse.io/v1alpha1',
  kind: 'ClusterLoggingConfig',
  metadata: { name },
  spec: {
    type: 'KubernetesPods',
    kubernetesPods: { namespaceSelector: { matchNames: ['d8-virtualization'] }, labelSelector: { matchLabels: { app: 'virtualization-audit' } } },
    destinationRefs,
  },
});

test.each<[string, SecurityAuditProps, object[]]>([
  ['the modules and the rule', { destinations: ['d8-loki'] }, [
    moduleConfig('log-shipper'), moduleConfig('runtime-audit-engine'), rule('virtualization-audit-logs', ['d8-loki']),
  ]],
  ['the rule alone', { destinations: ['siem', 'd8-loki'], name: 'vms', enableModules: false }, [rule('vms', ['siem', 'd8-loki'])]],
  ['the audit of the API server, where the author says so', { destinations: ['d8-loki'], enableModules: false, enableApiServerAudit: true }, [
    { ...moduleConfig('control-plane-manager'), spec: { enabled: undefined, version: 1, settings: { apiserver: { auditPolicyEnabled: true } } } },
    rule('virtualization-audit-logs', ['d8-loki']),
  ]],
])('renders %s', (_, props, objects) => {
  const known = (object: any) => JSON.parse(JSON.stringify(object));
  expect(synth(props)).toEqual(objects.map(known));
});

test('refuses an empty list of destinations', () => expect(refusalOf(() => synth({ destinations: [] })))
  .toBe("[test/audit] 'destinations' must not be empty: for example ['d8-loki']"));

test('objects do not get the namespace of the chart', () => {
  const chart = new Chart(Testing.app(), 'platform', { namespace: 'ns' });
  new SecurityAudit(chart, 'audit', { destinations: ['d8-loki'] });
  const objects = chart.node.findAll().filter(ApiObject.isApiObject);
  expect(objects.map(object => object.toJson().metadata.namespace)).toEqual([undefined, undefined, undefined]);
});
