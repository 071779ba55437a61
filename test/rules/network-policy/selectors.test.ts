import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { isSlip } from '../../../src/domain/slips';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, told } from '../support';

test.each([
  ['NET-04', `Service shop/front /spec/selector (NET-04)
  no machine has these labels, and the Service has no endpoint; VirtualMachine shop/web has tier: web
  got: "tier: wbe"
  instead: tier: web`],
  ['NET-05', `NetworkPolicy shop/closed /spec/podSelector (NET-05)
  no machine has these labels, and the policy has no effect; VirtualMachine shop/web has tier: web
  got: "tier: wbe"
  instead: tier: web`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('NET-04 advises an author of constructs', () =>
  expect(adviceInCode('NET-04')).toEqual(["'machines' in place of 'selector', or labels that the machines have"]));

const web = machine({}, { labels: { tier: 'web', app: 'shop' } });
const service = (selector: object | undefined, namespace = 'shop'): Manifest =>
  ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'front', namespace }, spec: { selector, ports: [{ port: 80 }] } });
const workload = (apiVersion: string, kind: string, labels: Record<string, string>): Manifest =>
  ({ apiVersion, kind, metadata: { name: 'w', namespace: 'shop', labels }, spec: { template: { metadata: { labels } }, jobTemplate: { spec: { template: { metadata: { labels } } } } } });

const found = (id: string, manifests: readonly Manifest[], isConstruct = false) =>
  check(manifests, undefined, isConstruct).filter(finding => finding.id === id).map(({ wrong, pointer }) => `${pointer}: ${wrong}`);

const NOTHING = '/spec/selector: no machine has these labels, and the Service has no endpoint';

test.each<[string, readonly Manifest[], string[]]>([
  ['a swapped letter', [web, service({ tier: 'wbe' })], [`${NOTHING}; VirtualMachine shop/web has tier: web`]],
  ['upper case', [web, service({ tier: 'Web' })], [`${NOTHING}; VirtualMachine shop/web has tier: web`]],
  ['a misspelled key', [web, service({ teir: 'web' })], [`${NOTHING}; VirtualMachine shop/web has tier: web`]],
  ['one of two labels', [web, service({ app: 'shop', tier: 'webb' })], [`${NOTHING}; VirtualMachine shop/web has tier: web`]],
  ['a pool', [poolOf({}, {}, { labels: { tier: 'runner' } }), service({ tier: 'runer' })], [`${NOTHING}; VirtualMachinePool shop/runners has tier: runner`]],
  ['the right labels', [web, service({ tier: 'web' })], []],
  ['the labels of a pool', [poolOf({}), service({ 'vmpool.virtualization.deckhouse.io/pool': 'runners' })], []],
  ['another word, for pods of elsewhere', [web, service({ tier: 'cache' })], []],
  ['another number', [web, machine({}, { name: 'db', labels: { app: 'db-1' } }), service({ app: 'db-2' })], []],
  ['two labels that differ', [web, service({ app: 'shpo', tier: 'wbe' })], []],
  ['another namespace', [web, service({ tier: 'wbe' }, 'other')], []],
  ['no selector', [web, service(undefined)], []],
  ['an empty selector', [web, service({})], []],
  ['a selector that is none', [web, service([1])], []],
  ['a label that is not a string', [web, service({ tier: { toString: 'wbe' } }), service({ tier: 5 })], []],
  ...[['v1', 'Pod'], ['apps/v1', 'Deployment'], ['apps/v1', 'StatefulSet'], ['apps/v1', 'DaemonSet'], ['batch/v1', 'Job'], ['batch/v1', 'CronJob']].map(
    ([apiVersion, kind]): [string, readonly Manifest[], string[]] => [`the labels of a ${kind}`, [web, workload(apiVersion, kind, { tier: 'wbe' }), service({ tier: 'wbe' })], []]),
])('a Service in YAML with %s', (_, manifests, expected) => expect(found('NET-04', manifests)).toEqual(expected));

test.each<[string, readonly Manifest[], string[]]>([
  ['another word', [web, service({ tier: 'cache' })], [NOTHING]],
  ['machines that are elsewhere', [service({ tier: 'cache' })], []],
  ['machines of another namespace', [web, service({ tier: 'cache' }, 'other')], []],
  ['labels that the platform sets', [web, service({ 'vm.kubevirt.internal.virtualization.deckhouse.io/name': 'x' })], []],
])('a Service of ours with %s', (_, manifests, expected) => expect(found('NET-04', manifests, true)).toEqual(expected));

const policy = (spec: object): Manifest => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p', namespace: 'shop' }, spec });
const pods = (tier: string) => ({ podSelector: { matchLabels: { tier } } });
const named = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

test.each<[string, Manifest, string[]]>([
  ['its pods', policy(pods('wbe')), ['/spec/podSelector: no machine has these labels, and the policy has no effect; VirtualMachine shop/web has tier: web']],
  ['its pods by an expression', policy({ podSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['wbe'] }] } }),
    ['/spec/podSelector: no machine has these labels, and the policy has no effect; VirtualMachine shop/web has tier: web']],
  ['who may connect', policy({ podSelector: {}, ingress: [{ from: [pods('web'), pods('wbe')] }] }),
    ['/spec/ingress/0/from/1/podSelector: no machine has these labels, and the rule lets nobody connect; VirtualMachine shop/web has tier: web']],
  ['who may be connected to', policy({ podSelector: {}, egress: [{}, { to: [{ ...pods('wbe'), ...named('shop') }] }] }),
    ['/spec/egress/1/to/0/podSelector: no machine has these labels, and the rule lets nobody connect; VirtualMachine shop/web has tier: web']],
  ['pods of another namespace', policy({ podSelector: {}, egress: [{}, { to: [{ ...pods('wbe'), ...named('other') }, { ...pods('wbe'), namespaceSelector: {} }] }] }), []],
  ['nothing', policy({ podSelector: {} }), []],
  ['other pods', policy(pods('cache')), []],
  ['labels that are not strings', policy({ podSelector: { matchLabels: { tier: { toString: 'wbe' } }, matchExpressions: [{ key: { toString: 'tier' }, operator: 'In', values: ['wbe'] }] } }), []],
])('a policy that names %s', (_, manifest, expected) => expect(found('NET-05', [web, manifest])).toEqual(expected));

test.each<[string, string, boolean]>([
  ['web', 'wbe', true], ['web', 'webb', true], ['web', 'we', true], ['web', 'Web', true], ['web-server', 'webserver', true], ['backend', 'bakcend', true],
  ['backend', 'backemd', true], ['shop-web', 'shop-wbe', true], ['web', 'web', false], ['app', 'api', false], ['db-1', 'db-2', false], ['node-a', 'node-b', false],
  ['web', 'frontend', false], ['web1', 'web', false], ['shop-web', 'shop-db-web', false], ['test', 'best', false],
])('%s and %s: a slip is %s', (a, b, expected) => expect([isSlip(a, b), isSlip(b, a)]).toEqual([expected, expected]));
