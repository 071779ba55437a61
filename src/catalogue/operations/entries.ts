import { HELD } from './held';
import { MIGRATION_EXAMPLES } from './migration';
import { NAMING_EXAMPLES } from './naming';
import { OPEN } from './open';
import { OPERATION_EXAMPLES } from './operation';
import { ORDER_EXAMPLES } from './order';
import { QUEUE_EXAMPLES } from './queue';
import { SNAPSHOT_EXAMPLES } from './snapshot';
import { CatalogueFolder } from '../entry';

export const OPERATIONS: CatalogueFolder = {
  examples: [...OPERATION_EXAMPLES, ...MIGRATION_EXAMPLES, ...NAMING_EXAMPLES, ...QUEUE_EXAMPLES, ...SNAPSHOT_EXAMPLES, ...ORDER_EXAMPLES],
  held: HELD,
  open: OPEN,
};
