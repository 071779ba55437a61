import { config, switchedOff } from './objects';
import { clusterReady } from '../../rules/module-config/prerequisites';
import { RuleExample } from '../entry';

export const PREREQUISITE_EXAMPLES: readonly RuleExample[] = [{
  rule: clusterReady,
  facts: () => ({ modules: { 'cni-cilium': '', 'sdn': 'v0.6.1' }, deckhouseRelease: '1.74.1', kubernetesVersion: '1.24' }),
  breaks: () => [config()],
  keeps: () => [switchedOff()],
}];
