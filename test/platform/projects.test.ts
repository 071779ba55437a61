import { Chart, Size, Testing } from 'cdk8s';
import * as dvp from '../../src/index';
import { refusalOf } from '../support';

const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'helm.sh/resource-policy': 'keep', 'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
const one = dvp.Sizing.of(2, Size.gibibytes(4), dvp.CoreFraction.percent(50));
const machines = dvp.MachineQuota.of({ machines: [{ size: one, count: 1 }], migrations: 0, imports: 0 });
const storage = dvp.MachineQuota.of({ totalStorage: Size.gibibytes(500) });
const disks = dvp.MachineQuota.of({ disks: 10 });
const MACHINES = { cpu: '1010m', memory: '4495Mi' };
const COUNT = { 'count/virtualmachines.virtualization.deckhouse.io': '1' };

/** the objects of a chart, in the order of the file */
function synth(fill: (chart: Chart) => void): any[] {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'other' });
  fill(chart);
  return Testing.synth(chart);
}

const namespaceOf = (metadata: object = {}) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', annotations: KEPT, ...metadata } });
const quotaOf = (hard: object, metadata: object = {}) => ({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'machines', namespace: 'shop', ...metadata }, spec: { hard } });
const limitsOf = (limits: object[], metadata: object = {}) => ({ apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'machines', namespace: 'shop', ...metadata }, spec: { limits } });
const REQUESTS = { type: 'Container', defaultRequest: { cpu: '10m', memory: '32Mi' } };

test.each<[string, dvp.MachineNamespaceProps, object[]]>([
  ['nothing else', {}, [namespaceOf()]],
  ['a quota for machines', { quota: machines },
    [namespaceOf(), quotaOf({ 'requests.cpu': MACHINES.cpu, 'requests.memory': MACHINES.memory, ...COUNT }), limitsOf([REQUESTS])]],
  ['a quota for storage', { quota: storage }, [namespaceOf(), quotaOf({ 'requests.storage': '500Gi' })]],
  ['sizes of disks', { minDiskSize: Size.gibibytes(1), maxDiskSize: Size.gibibytes(100) },
    [namespaceOf(), limitsOf([{ type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '100Gi' } }])]],
  ['a largest size of disks beside a quota', { quota: machines, maxDiskSize: Size.gibibytes(100) },
    [namespaceOf(), quotaOf({ 'requests.cpu': MACHINES.cpu, 'requests.memory': MACHINES.memory, ...COUNT }),
      limitsOf([REQUESTS, { type: 'PersistentVolumeClaim', max: { storage: '100Gi' } }])]],
  ['monitoring', { monitoring: true, labels: { team: 'shop' } }, [namespaceOf({
    labels: { 'prometheus.deckhouse.io/monitor-watcher-enabled': 'true', 'prometheus.deckhouse.io/rules-watcher-enabled': 'true', 'team': 'shop' },
  })]],
  ['a tool that may delete it', { removalPolicy: dvp.RemovalPolicy.DESTROY }, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }]],
])('a namespace with %s', (_, props, objects) => expect(synth(chart => new dvp.MachineNamespace(chart, 'shop', props))).toEqual(objects));

const administrators = [dvp.Subject.user('ada@example.com'), dvp.Subject.group('ops')];
const projectOf = (parameters: object, spec: object = {}, metadata: object = {}) => ({
  apiVersion: 'deckhouse.io/v1alpha2',
  kind: 'Project',
  metadata: { name: 'shop', annotations: KEPT, ...metadata },
  spec: {
    projectTemplateName: 'default',
    parameters: {
      administrators: [{ subject: 'User', name: 'ada@example.com' }, { subject: 'Group', name: 'ops' }],
      networkPolicy: 'Isolated',
      podSecurityProfile: 'Baseline',
      ...parameters,
    },
    ...spec,
  },
});
const LATE = { annotations: { 'cdk8s-dvp/stage': '80' } };

test.each<[string, dvp.ProjectProps, object[]]>([
  ['machines', { administrators, quota: machines },
    [projectOf({ resourceQuota: { requests: MACHINES } }), quotaOf(COUNT, LATE), limitsOf([REQUESTS], LATE)]],
  ['storage', { administrators, quota: storage }, [projectOf({ resourceQuota: { requests: { storage: '500Gi' } } })]],
  ['each property', {
    administrators: [dvp.Subject.group('ops')],
    quota: storage,
    maxDiskSize: Size.gibibytes(100),
    networkPolicy: dvp.ProjectNetworkPolicy.NOT_RESTRICTED,
    podSecurityProfile: dvp.PodSecurityProfile.RESTRICTED,
    extendedMonitoring: false,
    logDestinationName: 'loki',
    template: 'secure',
    parameters: { securityScanningEnabled: false },
    description: 'the shop',
    labels: { team: 'shop' },
    removalPolicy: dvp.RemovalPolicy.DESTROY,
  }, [
    projectOf({
      administrators: [{ subject: 'Group', name: 'ops' }],
      resourceQuota: { requests: { storage: '500Gi' } },
      networkPolicy: 'NotRestricted',
      podSecurityProfile: 'Restricted',
      extendedMonitoringEnabled: false,
      clusterLogDestinationName: 'loki',
      securityScanningEnabled: false,
    }, { projectTemplateName: 'secure', description: 'the shop' }, { labels: { team: 'shop' }, annotations: undefined }),
    limitsOf([{ type: 'PersistentVolumeClaim', max: { storage: '100Gi' } }], LATE),
  ]],
])('a project with %s', (_, props, objects) => expect(synth(chart => new dvp.Project(chart, 'shop', props))).toEqual(objects));

const NAME = (got: string) => `[test/shop] the name of a Project must have 1 to 61 lower-case letters, digits and dashes, with a letter or digit at both ends, got "${got}": set 'name', for example 'shop'`;

test.each<[string, Partial<dvp.ProjectProps>, string]>([
  ['no administrator', { administrators: [] }, "[test/shop] 'administrators' must not be empty: for example [Subject.group('shop-admins')]"],
  ['a ServiceAccount as administrator', { administrators: [dvp.Subject.serviceAccount('ci', 'deployer')] },
    "[test/shop] 'administrators' must be users and groups, got the ServiceAccount deployer: give it rights by NamespaceAccess"],
  ['a quota that no template knows', { quota: disks },
    "[test/shop] 'quota' must limit machines or storage, since the templates of Deckhouse require it, got only disks: "
    + 'for example MachineQuota.of({ machines: [{ size: Sizing.of(2, Size.gibibytes(4)), count: 10 }] })'],
  ['a name with dots', { name: 'a.b' }, NAME('a.b')],
  ['a long name', { name: 'a'.repeat(62) }, NAME('a'.repeat(62))],
])('refuses %s', (_, props, message) =>
  expect(refusalOf(() => synth(chart => new dvp.Project(chart, 'shop', { administrators, quota: machines, ...props })))).toBe(message));

test('the namespace of a project is that of its machines', () => {
  const chart = new Chart(Testing.app(), 'test');
  const { projectName, namespaceName } = new dvp.Project(chart, 'shop', { administrators, quota: machines });
  expect([projectName, namespaceName, new dvp.MachineNamespace(chart, 'lab').namespaceName]).toEqual(['shop', 'shop', 'lab']);
});
