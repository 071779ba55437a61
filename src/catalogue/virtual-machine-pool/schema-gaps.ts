import { poolOf } from './objects';
import { migrationPolicyOfMachines, templateFitsMachines } from '../../rules/virtual-machine-pool/schema-gaps';
import { RuleExample } from '../entry';

const userData = (bytes: number) => [poolOf({ provisioning: { type: 'UserData', userData: '#cloud-config\n'.padEnd(bytes, '#') } })];

export const SCHEMA_GAP_EXAMPLES: readonly RuleExample[] = [
  {
    rule: migrationPolicyOfMachines,
    breaks: () => [poolOf({ liveMigrationPolicy: 'Never' })],
    keeps: () => [poolOf({ liveMigrationPolicy: 'AlwaysSafe' })],
  },
  { rule: templateFitsMachines, breaks: () => userData(2049), keeps: () => userData(2048) },
];
