import { diskTemplates } from './disk-templates';
import { machineTemplate } from './machine-template';
import { pools } from './pool';
import { replicas } from './replicas';
import { schemaGaps } from './schema-gaps';
import { Rule } from '../rule';

export const POOL_RULES: readonly Rule[] = [
  ...pools.rules,
  ...diskTemplates.rules,
  ...machineTemplate.rules,
  ...schemaGaps.rules,
  ...replicas.rules,
];
