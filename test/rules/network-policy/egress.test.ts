import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { pool, poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

const DNS_ADVICE = 'to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }], '
  + 'ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }, { protocol: UDP, port: 5353 }, { protocol: TCP, port: 5353 }]';

test.each([
  ['NET-02', `VirtualMachine shop/web (NET-02)
  NetworkPolicy shop/web lets the machine connect only to what it lists, and not to DNS: its guest cannot resolve names
  instead: this rule in 'egress': ${DNS_ADVICE}`],
  ['NET-03', `VirtualMachine shop/web /spec/provisioning (NET-03)
  cloud-init installs packages, and NetworkPolicy shop/web does not let the machine connect to their source
  instead: this rule in 'egress': to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ protocol: TCP, port: 80 }, { protocol: TCP, port: 443 }], `
    + 'or the address of your mirror; or an image that has the packages'],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['NET-02', [`connections.allowTo of the machine, which also opens DNS, or this rule: ${DNS_ADVICE}`]],
  ['NET-03', ["connections.allowTo(NetworkPolicyIpBlock.anyIpv4(chart, 'mirror'), { ports: [NetworkPolicyPort.tcp(80), NetworkPolicyPort.tcp(443)] }), "
    + 'or the address of your mirror; or an image that has the packages']],
])('%s advises an author of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const policy = (spec: object, name = 'limited', namespace = 'shop'): Manifest =>
  ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec: { podSelector: {}, ...spec } });
const egress = (...rules: unknown[]): Manifest => policy({ policyTypes: ['Egress'], egress: rules });

const web = machine({}, { labels: { app: 'web', tier: 'front' } });
const DB = { to: [{ podSelector: { matchLabels: { app: 'db' } } }], ports: [{ port: 5432 }] };
const UDP = { protocol: 'UDP', port: 53 };
const TCP = { protocol: 'TCP', port: 53 };
const KUBE_SYSTEM = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } };
const to = (peer: object, ...ports: object[]): object => ({ to: [peer], ...ports.length === 0 ? {} : { ports } });

test.each<[string, readonly Manifest[]]>([
  ['a policy for everything of the namespace', [web, egress(DB)]],
  ['a selector with an expression', [web, policy({ podSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['front'] }] }, egress: [DB] })]],
  ['a policy without types that has egress', [web, policy({ egress: [DB] })]],
  ['several policies, none with DNS', [web, egress(DB), policy({ podSelector: { matchLabels: { app: 'web' } }, egress: [to({ podSelector: {} })] }, 'second')]],
  ['DNS in a policy of another machine', [web, egress(DB), policy({ podSelector: { matchLabels: { app: 'db' } }, egress: [to(KUBE_SYSTEM, UDP)] }, 'db')]],
  ['DNS in a policy of another namespace', [web, egress(DB), policy({ egress: [to(KUBE_SYSTEM, UDP)] }, 'dns', 'other')]],
  ['all ports of pods of the namespace', [web, egress(to({ podSelector: {} }))]],
  ['all ports of another namespace', [web, egress(to({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'data' } } }))]],
  ['all ports of other pods of kube-system', [web, egress(to({ ...KUBE_SYSTEM, podSelector: { matchLabels: { app: 'metrics' } } }))]],
  ['all ports of a small range', [web, egress(to({ ipBlock: { cidr: '192.168.5.0/24' } }))]],
  ['a range of ports below', [web, egress(to(KUBE_SYSTEM, { protocol: 'UDP', port: 1, endPort: 52 }))]],
  ['all UDP ports of one pod', [web, egress(to({ podSelector: { matchLabels: { app: 'db' } } }, { protocol: 'UDP' }))]],
  ['everything of the internet by https', [web, egress({ ports: [{ port: 443 }] })]],
  ['a machine of a pool', [pool({}), policy({ podSelector: { matchLabels: { 'vmpool.virtualization.deckhouse.io/pool': 'runners' } }, egress: [DB] })]],
])('%s: DNS is closed', (_, manifests) => expect(report(manifests)).toContain('NET-02'));

test.each<[string, readonly Manifest[]]>([
  ['no policy', [web]],
  ['a policy for connections to the machine', [web, policy({ ingress: [] })]],
  ['a policy of Ingress with rules that have no effect', [web, policy({ policyTypes: ['Ingress'], egress: [DB] })]],
  ['an empty list without types, which the API server takes for none', [web, policy({ egress: [] })]],
  ['a policy of another namespace', [web, policy({ egress: [DB] }, 'limited', 'other')]],
  ['a policy of another machine', [web, policy({ podSelector: { matchLabels: { app: 'db' } }, egress: [DB] })]],
  ['a machine that is isolated on purpose', [web, policy({ policyTypes: ['Ingress', 'Egress'] })]],
  ['everything', [web, egress({})]],
  ['DNS of the platform', [web, egress(DB, to(KUBE_SYSTEM, UDP, TCP))]],
  ['DNS of the platform behind its Service', [web, egress(DB, to(KUBE_SYSTEM, { protocol: 'UDP', port: 5353 }))]],
  ['DNS by the name of the port', [web, egress(DB, to(KUBE_SYSTEM, { protocol: 'UDP', port: 'dns' }))]],
  ['DNS anywhere', [web, egress(DB, { ports: [UDP] })]],
  ['DNS of a company', [web, egress(DB, to({ ipBlock: { cidr: '192.168.5.3/32' } }, UDP))]],
  ['a DNS server in the namespace', [web, egress(DB, to({ podSelector: { matchLabels: { app: 'bind' } } }, UDP))]],
  ['all of kube-system', [web, egress(DB, to(KUBE_SYSTEM))]],
  ['all of kube-system by another label', [web, egress(DB, to({ namespaceSelector: { matchLabels: { name: 'kube-system' } } }))]],
  ['all of the cluster', [web, egress(DB, to({ namespaceSelector: {} }))]],
  ['all of all namespaces but one', [web, egress(to({ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['data'] }] } }))]],
  ['all ports of the pods of DNS', [web, egress(to({ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'node-local-dns' } } }))]],
  ['all UDP ports of kube-system', [web, egress(to(KUBE_SYSTEM, { protocol: 'UDP', port: 1, endPort: 65535 }))]],
  ['the internet', [web, egress(to({ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }))]],
  ['a network of a company', [web, egress(to({ ipBlock: { cidr: '10.0.0.0/8' } }))]],
  ['DNS in a second policy', [web, egress(DB), policy({ egress: [to(KUBE_SYSTEM, UDP)] }, 'dns')]],
  ['DNS in a policy for labels that the platform sets', [web, egress(DB),
    policy({ podSelector: { matchLabels: { 'kubevirt.internal.virtualization.deckhouse.io': 'virt-launcher' } }, egress: [to(KUBE_SYSTEM, UDP)] }, 'dns'),
    policy({ podSelector: { matchExpressions: [{ key: 'vm.kubevirt.internal.virtualization.deckhouse.io/name', operator: 'Exists' }] }, egress: [to(KUBE_SYSTEM, UDP)] }, 'too')]],
  ['policies of Cilium', [web, egress(DB), { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'dns', namespace: 'shop' } }]],
  ['a policy of Cilium for the whole cluster', [web, egress(DB), { apiVersion: 'cilium.io/v2', kind: 'CiliumClusterwideNetworkPolicy', metadata: { name: 'dns' } }]],
  ['policies that are none', [web, egress(null, 1, 'x', { to: 1, ports: 2 }), policy({ podSelector: { matchExpressions: [{ key: 1, operator: 'In', values: 1 }] }, egress: [DB] }, 'odd')]],
])('%s: DNS is open, or not limited', (_, manifests) => expect(report(manifests)).not.toContain('NET-02'));

test('only TCP is not enough', () => expect(check([web, egress(DB, { ports: [{ port: 53 }] })]).map(({ wrong }) => wrong)).toEqual([
  'NetworkPolicy shop/limited lets the machine connect only to what it lists, and not to DNS over UDP: its guest cannot resolve names',
]));

test.each<[number, string]>([
  [2, 'NetworkPolicy shop/p0 and shop/p1'], [3, 'NetworkPolicy shop/p0 and shop/p1 and shop/p2'], [4, 'NetworkPolicy shop/p0, shop/p1 and 2 others'],
])('%i policies are named', (count, text) => {
  const policies = Array.from({ length: count }, (_, i) => policy({ egress: [DB] }, `p${i}`));
  expect(check([web, ...policies])[0].wrong).toMatch(text);
});

test('a machine in more networks may have its DNS there', () => {
  const other = machine({ networks: [{ type: 'Main' }, { type: 'Network', name: 'users' }] });
  expect(ids(check([other, egress(DB)]))).toEqual(['NET-01']);
});

const installing = (userData: string): Manifest => machine({ provisioning: { type: 'UserData', userData } });
const fromSecret = (secret: object): Manifest[] => [
  machine({ provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'init' } } }),
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'init', namespace: 'shop' }, type: 'provisioning.virtualization.deckhouse.io/cloud-init', ...secret },
];
const CONFIG = '#cloud-config\npackages: [nginx]\n';
const DNS = to(KUBE_SYSTEM, UDP, TCP);

test.each<[string, readonly Manifest[]]>([
  ['packages in a line', [installing(CONFIG), egress(DB, DNS)]],
  ['packages in a list', [installing('#cloud-config\nusers: []\npackages:\n# the server\n- nginx\n'), egress(DB, DNS)]],
  ['lists of packages', [installing('#cloud-config\npackage_update: true\n'), egress(DB, DNS)]],
  ['an upgrade', [installing('#cloud-config\npackage_upgrade: yes\n'), egress(DB, DNS)]],
  ['packages in a Secret', [...fromSecret({ stringData: { userData: CONFIG } }), egress(DB, DNS)]],
  ['packages in an encoded Secret', [...fromSecret({ data: { userdata: Buffer.from(CONFIG).toString('base64') } }), egress(DB, DNS)]],
  ['a machine that may connect to nobody', [installing(CONFIG), policy({ policyTypes: ['Egress'] })]],
  ['another port of the internet', [installing(CONFIG), egress(DNS, to({ ipBlock: { cidr: '0.0.0.0/0' } }, { port: 22 }))]],
  ['its own mirror, and DNS alone', [installing(`${CONFIG}apt: { primary: [] }\n`), egress(DNS)]],
  ['a machine of a pool', [poolOf({ provisioning: { type: 'UserData', userData: CONFIG } }), egress(DB, DNS)]],
])('%s: packages are out of reach', (_, manifests) => expect(report(manifests)).toContain('NET-03'));

test.each<[string, readonly Manifest[]]>([
  ['no packages', [installing('#cloud-config\npackages: []\npackage_update: false\n'), egress(DB, DNS)]],
  ['packages that are text', [installing('#!/bin/sh\n# packages: [nginx]\n'), egress(DB, DNS)]],
  ['packages within a file', [installing('#cloud-config\nwrite_files:\n  - content: |\n      packages: [nginx]\n'), egress(DB, DNS)]],
  ['a Secret of elsewhere', [fromSecret({})[0], egress(DB, DNS)]],
  ['no limit', [installing(CONFIG), policy({ policyTypes: ['Ingress'] })]],
  ['the internet', [installing(CONFIG), egress(DNS, to({ ipBlock: { cidr: '0.0.0.0/0' } }))]],
  ['https of the internet', [installing(CONFIG), egress(DNS, { ports: [{ port: 443 }] })]],
  ['a mirror of a company, which the image names', [installing(CONFIG), egress(DNS, to({ ipBlock: { cidr: '10.1.2.3/32' } }, { port: 80 }))]],
  ['a mirror in the cluster, which cloud-init names', [installing(`${CONFIG}apt: { proxy: 'http://nexus:8081' }\n`), egress(DNS, to({ podSelector: {} }, { port: 8081 }))]],
])('%s: packages are in reach, or not needed', (_, manifests) => expect(report(manifests)).not.toContain('NET-03'));
