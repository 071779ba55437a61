import { config, configOf } from './objects';
import { Manifest } from '../../manifest/manifest';
import { moduleInItsOwnFile } from '../../rules/module-config/first-apply';
import { RuleExample } from '../entry';

const image: Manifest = {
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'ClusterVirtualImage',
  metadata: { name: 'debian' },
  spec: { dataSource: { type: 'HTTP', http: { url: 'https://images.example.com/debian-12.qcow2' } } },
};

export const FIRST_APPLY_EXAMPLES: readonly RuleExample[] = [
  {
    rule: moduleInItsOwnFile,
    oneFile: true,
    breaks: () => [config(), image],
    keeps: () => [configOf({ enabled: true }, { name: 'sdn' }), image],
  },
];
