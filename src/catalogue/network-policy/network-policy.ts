import { Manifest } from '../../manifest/manifest';
import { policyHoldsInMain } from '../../rules/network-policy/network-policy';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const guarded = (): Manifest => machine({ networks: [{ type: 'Main' }, { type: 'ClusterNetwork', name: 'office' }] }, { labels: { app: 'web' } });

const policyFor = (app: string): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'closed', namespace: 'shop' },
  spec: { podSelector: { matchLabels: { app } }, policyTypes: ['Ingress'] },
});

export const NETWORK_POLICY_EXAMPLES: readonly RuleExample[] = [
  { rule: policyHoldsInMain, breaks: () => [guarded(), policyFor('web')], keeps: () => [guarded(), policyFor('db')] },
];
