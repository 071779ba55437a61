import { disk, operation } from './objects';
import { Manifest } from '../../manifest/manifest';
import { forceAgainstPolicy, sharedDisks, targetLabels, targetNeedsEnterprise } from '../../rules/operations/migration';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const to = (nodeSelector?: object): Manifest => operation({ type: 'Migrate', migrate: { nodeSelector } });

const root = (accessMode: string): Manifest => disk({
  name: 'web-root', annotations: { 'virtualdisk.virtualization.deckhouse.io/access-mode': accessMode },
});

export const MIGRATION_EXAMPLES: readonly RuleExample[] = [
  {
    rule: targetLabels,
    breaks: () => [to({ 'disk type': 'ssd' })],
    keeps: () => [to({ 'disk-type': 'ssd' })],
  },
  {
    rule: targetNeedsEnterprise,
    facts: () => ({ edition: 'CE' }),
    breaks: () => [to({ 'disk-type': 'ssd' })],
    keeps: () => [to()],
  },
  {
    rule: sharedDisks,
    facts: () => ({ edition: 'CE' }),
    breaks: () => [root('ReadWriteOnce'), machine(), operation({ type: 'Migrate' })],
    keeps: () => [root('ReadWriteMany'), machine(), operation({ type: 'Migrate' })],
  },
  {
    rule: forceAgainstPolicy,
    breaks: () => [machine({ liveMigrationPolicy: 'AlwaysSafe' }), operation({ type: 'Evict', force: true })],
    keeps: () => [machine({ liveMigrationPolicy: 'PreferSafe' }), operation({ type: 'Evict', force: true })],
  },
];
