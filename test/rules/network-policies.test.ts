import { check, ids, told } from './support';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { LabelSelector, selects } from '../../src/domain/labels';
import { Manifest } from '../../src/manifest/manifest';

test('NET-01 tells', () => expect(told('NET-01')).toBe(`VirtualMachine shop/web /spec/networks/1 (NET-01)
  NetworkPolicy shop/closed guards the machine, but in the main network only
  got: "ClusterNetwork office"
  instead: a firewall in the guest, and this finding acknowledged, or no network but the main one`));

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

test.each<[string, LabelSelector, boolean]>([
  ['nothing asked for', {}, true],
  ['a label', { matchLabels: { app: 'web' } }, true],
  ['another value', { matchLabels: { app: 'db' } }, false],
  ['one of two labels', { matchLabels: { app: 'web', tier: 'front' } }, false],
  ['In', { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'db'] }] }, true],
  ['In, without the label', { matchExpressions: [{ key: 'tier', operator: 'In', values: ['front'] }] }, false],
  ['NotIn', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
  ['NotIn, without the label', { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front'] }] }, true],
  ['Exists', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
  ['DoesNotExist', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  ['a label and a condition', { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, false],
])('a selector means a web server: %s', (_, selector, answer) => expect(selects(selector, { app: 'web' })).toBe(answer));
