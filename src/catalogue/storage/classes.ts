import { localClass, nfsClass } from './objects';
import { Manifest } from '../../manifest/manifest';
import { nameIsFree, notByHand } from '../../rules/storage/classes';
import { RuleExample } from '../entry';

const byHand = (provisioner: string): Manifest => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast' }, provisioner });

export const CLASS_EXAMPLES: readonly RuleExample[] = [
  {
    rule: nameIsFree,
    breaks: () => [localClass({}, 'fast'), nfsClass({}, 'fast')],
    keeps: () => [localClass({}, 'fast'), nfsClass({}, 'shared')],
  },
  {
    rule: notByHand,
    breaks: () => [byHand('local.csi.storage.deckhouse.io')],
    keeps: () => [byHand('csi.example.com')],
  },
];
