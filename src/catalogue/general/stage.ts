import { Manifest } from '../../manifest/manifest';
import { afterItsNeeds, isStage } from '../../rules/general/stage';
import { RuleExample } from '../entry';

const image = (name: string, stage?: string, source: object = { type: 'HTTP', http: { url: 'https://images.example.com/base.qcow2' } }): Manifest => ({
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'VirtualImage',
  metadata: { name, namespace: 'shop', ...stage === undefined ? {} : { annotations: { 'cdk8s-dvp/stage': stage } } },
  spec: { storage: 'ContainerRegistry', dataSource: source },
});

const fromBase = (stage: string): Manifest => image('web', stage, { type: 'ObjectRef', objectRef: { kind: 'VirtualImage', name: 'base' } });

export const STAGE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: isStage,
    breaks: () => [image('base', 'early')],
    keeps: () => [image('base', '85-early')],
  },
  {
    rule: afterItsNeeds,
    breaks: () => [image('base'), fromBase('70')],
    keeps: () => [image('base', '70'), fromBase('70')],
  },
];
