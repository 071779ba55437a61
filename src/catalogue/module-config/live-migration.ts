import { config } from './objects';
import { migrationNetwork } from '../../rules/module-config/live-migration';
import { RuleExample } from '../entry';

const migrationOver = (name: string) => [config({ liveMigration: { network: { type: 'SystemNetwork', systemNetwork: { name } } } })];

export const LIVE_MIGRATION_EXAMPLES: readonly RuleExample[] = [{
  rule: migrationNetwork,
  facts: () => ({ systemNetworks: ['fast'] }),
  breaks: () => migrationOver('slow'),
  keeps: () => migrationOver('fast'),
}];
