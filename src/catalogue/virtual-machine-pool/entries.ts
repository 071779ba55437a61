import { DISK_TEMPLATE_EXAMPLES } from './disk-templates';
import { HELD } from './held';
import { MACHINE_TEMPLATE_EXAMPLES } from './machine-template';
import { OPEN } from './open';
import { POOL_EXAMPLES } from './pool';
import { REPLICA_EXAMPLES } from './replicas';
import { SCHEMA_GAP_EXAMPLES } from './schema-gaps';
import { CatalogueFolder } from '../entry';

export const POOLS: CatalogueFolder = {
  examples: [...POOL_EXAMPLES, ...DISK_TEMPLATE_EXAMPLES, ...MACHINE_TEMPLATE_EXAMPLES, ...SCHEMA_GAP_EXAMPLES, ...REPLICA_EXAMPLES],
  held: HELD,
  open: OPEN,
};
