import { DEFAULTS } from '../../imports/contract/defaults';

/** a value that the server makes up, or that depends on the object */
export const VARIES = Symbol('varies');

type Fields = Readonly<Record<string, unknown>>;

const below = (at: string, fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([pointer, json]) => [`${at}${pointer}`, json]));

// the settings of the module are a kind of their own in these tests
const placed = ([key, fields]: [string, Fields]): [kind: string, Fields] =>
  key === 'settings/virtualization' ? ['VirtualizationSettings', below('/spec', fields)] : [key.slice(key.lastIndexOf('/') + 1), fields];

/** what the CRDs of DVP fill in where nothing was written: by kind and pointer, `*` for the index of a list */
export const FILLED_BY_DVP: Readonly<Record<string, Fields>> = Object.fromEntries(Object.entries(DEFAULTS).map(placed));

const CONTAINER: Fields = { '/terminationMessagePath': '/dev/termination-log', '/terminationMessagePolicy': 'File' };

/** what Kubernetes fills in */
export const FILLED_BY_KUBERNETES: Readonly<Record<string, Fields>> = {
  CronJob: {
    '/spec/jobTemplate/metadata': {},
    ...below('/spec/jobTemplate/spec/template/spec/containers/*', CONTAINER),
    '/spec/jobTemplate/spec/template/spec/schedulerName': 'default-scheduler',
    '/spec/jobTemplate/spec/template/spec/serviceAccount': VARIES,
    '/spec/jobTemplate/spec/template/spec/volumes/*/configMap/defaultMode': 0o644,
  },
  Deployment: {
    '/spec/revisionHistoryLimit': 10,
    ...below('/spec/template/spec/containers/*', CONTAINER),
    '/spec/template/spec/containers/*/ports/*/protocol': 'TCP',
    '/spec/template/spec/containers/*/startupProbe/periodSeconds': 10,
    '/spec/template/spec/containers/*/startupProbe/successThreshold': 1,
    '/spec/template/spec/containers/*/startupProbe/timeoutSeconds': 1,
    '/spec/template/spec/schedulerName': 'default-scheduler',
  },
  HorizontalPodAutoscaler: {
    '/spec/behavior/scaleDown/policies': [{ type: 'Percent', value: 100, periodSeconds: 15 }],
    '/spec/behavior/scaleDown/selectPolicy': 'Max',
    '/spec/behavior/scaleUp': {
      stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, { type: 'Percent', value: 100, periodSeconds: 15 }],
    },
    '/spec/metrics': [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
    '/spec/minReplicas': 1,
  },
  Namespace: { '/metadata/labels': VARIES, '/spec': { finalizers: ['kubernetes'] } },
  NetworkPolicy: { '/spec/egress/*/ports/*/protocol': 'TCP' },
  Secret: { '/type': 'Opaque' },
  Service: {
    '/spec/allocateLoadBalancerNodePorts': true,
    '/spec/clusterIP': VARIES,
    '/spec/clusterIPs': VARIES,
    '/spec/externalTrafficPolicy': 'Cluster',
    '/spec/healthCheckNodePort': VARIES,
    '/spec/internalTrafficPolicy': 'Cluster',
    '/spec/ipFamilies': VARIES,
    '/spec/ipFamilyPolicy': 'SingleStack',
    '/spec/ports/*/nodePort': VARIES,
    '/spec/ports/*/protocol': 'TCP',
    '/spec/ports/*/targetPort': VARIES,
    '/spec/sessionAffinity': 'None',
    '/spec/type': 'ClusterIP',
  },
  StorageClass: { '/reclaimPolicy': 'Delete', '/volumeBindingMode': 'Immediate' },
};

/** what Kubernetes keeps in words of its own, as [sent, kept]; all of it is written by cdk8s-plus-28, and means the same */
export const REWRITTEN: Readonly<Record<string, Readonly<Record<string, readonly [unknown, unknown]>>>> = {
  CronJob: { '/spec/jobTemplate/spec/template/spec/hostNetwork': [false, undefined] },
  Deployment: {
    '/spec/minReadySeconds': [0, undefined],
    '/spec/template/spec/containers/*/resources/limits/memory': ['2048Mi', '2Gi'],
    '/spec/template/spec/containers/*/resources/requests/cpu': ['1000m', '1'],
    '/spec/template/spec/hostNetwork': [false, undefined],
  },
  RoleBinding: { '/subjects/*/apiGroup': ['', undefined] },
};

/** kinds of others that have to be there for some objects: the server takes anything as one of these */
export const FOREIGN: readonly string[] = [
  'deckhouse.io/v1 NodeGroup',
  'deckhouse.io/v1alpha1 ClusterLoggingConfig',
  'deckhouse.io/v1alpha1 SSHCredentials',
  'deckhouse.io/v1alpha1 StaticInstance',
  'deckhouse.io/v1alpha2 Project',
  'monitoring.coreos.com/v1 ServiceMonitor',
  'network.deckhouse.io/v1alpha1 ClusterIPAddressPool',
  'network.deckhouse.io/v1alpha1 ClusterNetwork',
  'network.deckhouse.io/v1alpha1 IPAddress',
];
