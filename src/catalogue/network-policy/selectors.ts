import { Manifest } from '../../manifest/manifest';
import { policySelectsMachines, serviceHasMachines } from '../../rules/network-policy/selectors';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const web = (): Manifest => machine({}, { labels: { tier: 'web' } });

const service = (tier: string): Manifest => ({
  apiVersion: 'v1', kind: 'Service', metadata: { name: 'front', namespace: 'shop' }, spec: { selector: { tier }, ports: [{ port: 80 }] },
});

const policy = (tier: string): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'closed', namespace: 'shop' },
  spec: { podSelector: { matchLabels: { tier } }, policyTypes: ['Ingress'] },
});

export const SELECTOR_EXAMPLES: readonly RuleExample[] = [
  { rule: serviceHasMachines, breaks: () => [web(), service('wbe')], keeps: () => [web(), service('web')] },
  { rule: policySelectsMachines, breaks: () => [web(), policy('wbe')], keeps: () => [web(), policy('web')] },
];
