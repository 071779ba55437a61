import { Manifest } from '../../manifest/manifest';
import { dnsIsOpen, mirrorIsOpen } from '../../rules/network-policy/egress';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const web = (): Manifest => machine({}, { labels: { app: 'web' } });

const withPackages = (): Manifest =>
  machine({ provisioning: { type: 'UserData', userData: '#cloud-config\npackages:\n  - nginx\n' } }, { labels: { app: 'web' } });

const DNS = {
  to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
  ports: [53, 5353].map(port => ({ protocol: 'UDP', port })),
};
const MIRROR = { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443 }] };
const DB = { to: [{ podSelector: { matchLabels: { app: 'db' } } }], ports: [{ port: 5432 }] };

const limited = (...egress: object[]): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Egress'], egress },
});

export const EGRESS_EXAMPLES: readonly RuleExample[] = [
  { rule: dnsIsOpen, breaks: () => [web(), limited(DB)], keeps: () => [web(), limited(DB, DNS)] },
  { rule: mirrorIsOpen, breaks: () => [withPackages(), limited(DB, DNS)], keeps: () => [withPackages(), limited(DB, DNS, MIRROR)] },
];
