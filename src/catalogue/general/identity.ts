import { Manifest } from '../../manifest/manifest';
import { noNamespace, servedVersion } from '../../rules/general/identity';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const clusterImage = (metadata: object = {}): Manifest => ({
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'ClusterVirtualImage',
  metadata: { name: 'ubuntu', ...metadata },
  spec: { dataSource: { type: 'HTTP', http: { url: 'https://images.example.com/noble.img' } } },
});

export const IDENTITY_EXAMPLES: readonly RuleExample[] = [
  {
    rule: servedVersion,
    breaks: () => [{ ...machine(), apiVersion: 'virtualization.deckhouse.io/v1alpha3' }],
    keeps: () => [machine()],
  },
  {
    rule: noNamespace,
    breaks: () => [clusterImage({ namespace: 'shop' })],
    keeps: () => [clusterImage()],
  },
];
