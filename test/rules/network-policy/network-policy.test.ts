import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, told } from '../support';

test.each([
  ['NET-01', `VirtualMachine shop/web /spec/networks/1 (NET-01)
  NetworkPolicy shop/closed selects the machine, but has no effect in this network
  got: "ClusterNetwork office"
  instead: only the main network; or a firewall in the guest, and this finding acknowledged`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const policy = (podSelector: unknown, namespace = 'shop'): Manifest =>
  ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'closed', namespace }, spec: { podSelector } });
const guarded = machine({ networks: [{ type: 'Main' }, { type: 'Network', name: 'users' }] }, { labels: { app: 'web' } });

test.each<[string, readonly Manifest[], string[]]>([
  ['a policy for everything of the namespace', [guarded, policy({})], ['NET-01']],
  ['a policy of another namespace', [guarded, policy({}, 'other')], []],
  ['a policy without a selector', [guarded, policy(undefined)], []],
  ['a policy whose selector is left empty', [guarded, policy(null)], ['NET-01']],
  ['policies that are none', [guarded, policy('web'), { ...policy({ matchLabels: 1, matchExpressions: [null, 'x'] }), metadata: { name: 'odd', namespace: 'other' } }], ['NET-01']],
  ['the second of two policies', [guarded, policy({ matchLabels: { app: 'db' } }), { ...policy({}), metadata: { name: 'open', namespace: 'shop' } }], ['NET-01']],
  ['a machine in the main network alone', [machine({ networks: [{ type: 'Main' }] }), policy({})], []],
  ['a machine without networks', [machine(), policy({})], []],
  ['a machine without the main network', [machine({ networks: [{ type: 'Network', name: 'users' }] }), policy({})], ['NET-01']],
])('%s', (_, manifests, expected) => expect(ids(check(manifests))).toEqual(expected));
