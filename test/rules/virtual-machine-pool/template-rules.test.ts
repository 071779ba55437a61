import {
  DISK_RULES_OF_POOLS, DISK_WARNINGS, MACHINE_RULES_OF_POOLS, MACHINE_RULES_WITHOUT_POOLS, MACHINE_WARNINGS,
} from '../../../src/rules/virtual-machine-pool/template-rules';

// a finding of a pool has the severity of the rule of the pool
test.each([
  ['error', [...MACHINE_RULES_OF_POOLS, ...MACHINE_RULES_WITHOUT_POOLS, ...DISK_RULES_OF_POOLS]],
  ['warning', [...MACHINE_WARNINGS, ...DISK_WARNINGS]],
])('an %s of a pool is one of a machine or a disk', (severity, rules) =>
  expect(rules.filter(rule => rule.severity !== severity).map(({ id }) => id)).toEqual([]));
