import { disk, pulled } from './objects';
import { Manifest } from '../../manifest/manifest';
import { pullSecretHasItsKey } from '../../rules/data-source/pull-secret';
import { RuleExample } from '../entry';

const secret = (type: string, key: string): Manifest =>
  ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'registry', namespace: 'shop' }, type, data: { [key]: 'e30=' } });

export const PULL_SECRET_EXAMPLES: readonly RuleExample[] = [{
  rule: pullSecretHasItsKey,
  breaks: () => [disk(pulled({ imagePullSecret: { name: 'registry' } })), secret('kubernetes.io/dockercfg', '.dockercfg')],
  keeps: () => [disk(pulled({ imagePullSecret: { name: 'registry' } })), secret('kubernetes.io/dockerconfigjson', '.dockerconfigjson')],
}];
