import { brief, impacts } from './support';
import { group, server } from '../../src/catalogue/nodes/objects';
import { quota } from '../../src/catalogue/project/objects';
import { Manifest } from '../../src/manifest/manifest';

const counted = (count: number) => group({ staticInstances: { count } });
const chosen = (role: string) => group({ staticInstances: { count: 1, labelSelector: { matchLabels: { role } } } });
const tainted = (...taints: object[]) => group({ nodeTemplate: { taints } });
const limits = (max: string): Manifest =>
  ({ apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'machines', namespace: 'shop' }, spec: { limits: [{ type: 'PersistentVolumeClaim', max: { storage: max } }] } });

test.each<[string, Manifest[], Manifest[], string[]]>([
  ['another type of nodes', [group()], [group({ nodeType: 'CloudStatic' })], ['refused /spec/nodeType']],
  ['another choice of servers', [chosen('a')], [chosen('b')], ['refused /spec/staticInstances/labelSelector']],
  ['one more node', [counted(1)], [counted(2)], ['live /spec/staticInstances/count']],
  ['one node less', [counted(2)], [counted(1)], ['data-loss /spec/staticInstances/count']],
  ['another runtime', [group({ cri: { type: 'Containerd' } })], [group({ cri: { type: 'ContainerdV2' } })], ['live-migration /spec/cri']],
  ['a taint', [tainted()], [tainted({ key: 'dedicated', effect: 'NoExecute' })], ['live-migration /spec/nodeTemplate/taints ?']],
  ['a setting of kubelet', [group({ kubelet: { maxPods: 100 } })], [group({ kubelet: { maxPods: 200 } })], ['live-migration /spec/kubelet ?']],
  ['a label of nodes', [group()], [group({ nodeTemplate: { labels: { a: 'b' } } })], ['live /spec/nodeTemplate/labels/a']],
  ['no group any more', [group()], [], ['data-loss']],
  ['another address', [server('a', '192.168.1.11')], [server('a', '192.168.1.12')], ['refused /spec/address']],
  ['no server any more', [server('a', '192.168.1.11')], [], ['data-loss']],
  ['another quota', [quota({ 'requests.cpu': '1' })], [quota({ 'requests.cpu': '2' })], ['live /spec/hard/requests.cpu']],
  ['another largest disk', [limits('1Gi')], [limits('2Gi')], ['live /spec/limits']],
  ['no quota any more', [quota({ 'requests.cpu': '1' })], [], ['removed']],
])('%s', (_, before, after, expected) => expect(brief(impacts(before, after))).toEqual(expected));

test('the reasons name the disks that are lost', () => expect(impacts([group(), server('a', '192.168.1.11')], []).map(({ reason }) => reason)).toEqual([
  'the nodes of the group leave the cluster: local disks on them are lost, and their machines stop or move',
  'the server leaves the cluster: local disks on it are lost, and its machines stop or move',
]));
