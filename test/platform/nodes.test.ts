import { Size } from 'cdk8s';
import * as dvp from '../../src/index';
import { chartOf, refusalOf, rendered } from '../support';

const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'helm.sh/resource-policy': 'keep', 'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
const group = (props?: dvp.NodeGroupProps) => new dvp.NodeGroup(chartOf(), 'worker', props);
const object = (spec: object, metadata: object = {}) =>
  ({ apiVersion: 'deckhouse.io/v1', kind: 'NodeGroup', metadata: { name: 'worker', annotations: KEPT, ...metadata }, spec });
const { NO_SCHEDULE, NO_EXECUTE } = dvp.TaintEffect;

test.each<[string, dvp.NodeGroupProps | undefined, object]>([
  ['servers that join by a script', undefined, object({ nodeType: 'Static' })],
  ['servers that Deckhouse adds', { staticInstances: { count: 3, labels: { role: 'worker' } } },
    object({ nodeType: 'Static', staticInstances: { count: 3, labelSelector: { matchLabels: { role: 'worker' } } } })],
  ['a number of nodes alone', { nodeType: dvp.NodeType.CLOUD_STATIC, staticInstances: { count: 0 } },
    object({ nodeType: 'CloudStatic', staticInstances: { count: 0 } })],
  ['what each node has', {
    nodeLabels: { disk: 'nvme' },
    nodeAnnotations: { a: 'b' },
    taints: [
      { key: 'dedicated', taintValue: 'machines', effect: NO_SCHEDULE }, { key: 'dedicated', effect: NO_EXECUTE },
    ],
  }, object({
    nodeType: 'Static',
    nodeTemplate: {
      labels: { disk: 'nvme' },
      annotations: { a: 'b' },
      taints: [{ key: 'dedicated', value: 'machines', effect: 'NoSchedule' }, { key: 'dedicated', effect: 'NoExecute' }],
    },
  })],
  ['labels alone', { nodeLabels: { disk: 'nvme' } }, object({ nodeType: 'Static', nodeTemplate: { labels: { disk: 'nvme' } } })],
  ['a runtime', { nodeType: dvp.NodeType.CLOUD_PERMANENT, containerRuntime: dvp.ContainerRuntime.CONTAINERD_V2 },
    object({ nodeType: 'CloudPermanent', cri: { type: 'ContainerdV2' } })],
  ['a person who approves', { disruptions: dvp.NodeDisruptions.manual() }, object({ nodeType: 'Static', disruptions: { approvalMode: 'Manual' } })],
  ['approval at any time', { disruptions: dvp.NodeDisruptions.automatic() }, object({ nodeType: 'Static', disruptions: { approvalMode: 'Automatic' } })],
  ['approval at times', {
    disruptions: dvp.NodeDisruptions.automatic({ drain: false, windows: [{ from: '6:00', to: '23:59', days: [dvp.Weekday.MONDAY, dvp.Weekday.SUNDAY] }, { from: '00:00', to: '01:00' }] }),
  }, object({
    nodeType: 'Static',
    disruptions: {
      approvalMode: 'Automatic',
      automatic: { drainBeforeApproval: false, windows: [{ from: '6:00', to: '23:59', days: ['Mon', 'Sun'] }, { from: '00:00', to: '01:00' }] },
    },
  })],
  ['settings of kubelet', { kubelet: { maxPods: 250, rootDirectory: '/mnt/kubelet', containerLogMaxSize: Size.mebibytes(10), containerLogMaxFiles: 20 } },
    object({ nodeType: 'Static', kubelet: { maxPods: 250, rootDir: '/mnt/kubelet', containerLogMaxSize: '10Mi', containerLogMaxFiles: 20 } })],
  ['another name, labels and a tool that may delete it', { name: 'machines', labels: { team: 'platform' }, removalPolicy: dvp.RemovalPolicy.DESTROY },
    object({ nodeType: 'Static' }, { name: 'machines', labels: { team: 'platform' }, annotations: undefined })],
])('renders a group with %s', (_, props, json) => expect(rendered(group(props))).toEqual(json));

const AT = '[test/worker]';
const NAME = (got: string) => `${AT} the name of a NodeGroup must have 1 to 42 lower-case letters, digits and dashes, got "${got}": set 'name', for example 'worker'`;
const TIME = (got: string) => `${AT} a window of 'disruptions' must have times as HH:MM, got "${got}": for example 06:00`;

test.each<[string, dvp.NodeGroupProps, string]>([
  ['a long name', { name: 'a'.repeat(43) }, NAME('a'.repeat(43))],
  ['a name with a dot', { name: 'a.b' }, NAME('a.b')],
  ['wrong numbers', { staticInstances: { count: -1 }, kubelet: { maxPods: 0, containerLogMaxFiles: 21 } }, [
    `${AT} 'staticInstances.count' must be a whole number from 0, got -1`,
    `${AT} 'kubelet.maxPods' must be a whole number from 1, got 0`,
    `${AT} 'kubelet.containerLogMaxFiles' must be a whole number from 1 to 20, got 21`,
  ].join('\n')],
  ['a relative path', { kubelet: { rootDirectory: 'kubelet' } }, `${AT} 'kubelet.rootDirectory' must be an absolute path, got "kubelet": for example /var/lib/kubelet`],
  ['instances of a group that the cluster creates', { nodeType: dvp.NodeType.CLOUD_PERMANENT, staticInstances: { count: 1 } },
    `${AT} 'staticInstances' must be left out for nodes of type CloudPermanent: use NodeType.STATIC or NodeType.CLOUD_STATIC`],
  ['labels of every instance', { staticInstances: { count: 1, labels: {} } },
    `${AT} 'staticInstances.labels' must not be empty, since that fits every StaticInstance: for example { role: 'worker' }`],
  ['a taint twice', { taints: [{ key: 'dedicated', taintValue: 'a', effect: NO_SCHEDULE }, { key: 'dedicated', taintValue: 'b', effect: NO_SCHEDULE }] },
    `${AT} 'taints' must have each key and effect once, got dedicated:NoSchedule again: remove one`],
  ['times that do not exist', { disruptions: dvp.NodeDisruptions.automatic({ windows: [{ from: '24:00', to: '6 am' }] }) }, `${TIME('24:00')}\n${TIME('6 am')}`],
])('refuses %s', (_, props, message) => expect(refusalOf(() => group(props))).toBe(message));

test('a group has the name that its nodes have as a label', () => expect(group().groupName).toBe('worker'));

const server = (props: Partial<dvp.StaticInstanceProps>) =>
  new dvp.StaticInstance(chartOf(), 'server-1', { address: '192.168.1.11', credentialsName: 'servers', ...props });

test('a server refers to its credentials, which are not in the manifests', () => expect(rendered(server({ labels: { role: 'worker' } }))).toEqual({
  apiVersion: 'deckhouse.io/v1alpha1',
  kind: 'StaticInstance',
  metadata: { name: 'server-1', labels: { role: 'worker' }, annotations: KEPT },
  spec: { address: '192.168.1.11', credentialsRef: { apiVersion: 'deckhouse.io/v1alpha1', kind: 'SSHCredentials', name: 'servers' } },
}));

test.each<[string, Partial<dvp.StaticInstanceProps>, string]>([
  ['an address that is not one', { address: 'server-1' }, '[test/server-1] \'address\' must be an IPv4 address, got "server-1": for example 192.168.1.11'],
  ['a name that is not one', { credentialsName: 'My Servers' }, '[test/server-1] \'credentialsName\' must have 1 to 253 lower-case letters, digits, dashes and dots,'
    + ' with a letter or digit at both ends, got "My Servers": for example \'my-servers\''],
])('refuses %s of a server', (_, props, message) => expect(refusalOf(() => server(props))).toBe(message));
