import { DVP_GROUP } from '../../manifest/groups';
import { Manifest } from '../../manifest/manifest';
import { newValue, stillRequired } from '../../rules/releases/limits';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const snapshot = (spec: object): Manifest => ({
  apiVersion: `${DVP_GROUP}/v1alpha2`,
  kind: 'VirtualDiskSnapshot',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { virtualDiskName: 'data', requiredConsistency: true, ...spec },
});

export const LIMIT_EXAMPLES: readonly RuleExample[] = [
  {
    rule: newValue,
    facts: () => ({ dvpRelease: '1.10.3' }),
    breaks: () => [machine({ cpu: { cores: 2, coreFraction: 'Auto' } })],
    keeps: () => [machine({ cpu: { cores: 2, coreFraction: '20%' } })],
  },
  {
    rule: stillRequired,
    facts: () => ({ dvpRelease: '0.23.1' }),
    breaks: () => [snapshot({})],
    keeps: () => [snapshot({ volumeSnapshotClassName: 'csi' })],
  },
];
