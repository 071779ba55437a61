import { DISK_IN_USE_EXAMPLES } from './disk-in-use';
import { SOURCE_HELD } from './held';
import { SOURCE_OPEN } from './open';
import { PULL_SECRET_EXAMPLES } from './pull-secret';
import { SOURCE_LOOP_EXAMPLES } from './source-loop';
import { TYPE_EXAMPLES } from './type';
import { URL_EXAMPLES } from './url';
import { CatalogueFolder } from '../entry';

export const DATA_SOURCES: CatalogueFolder = {
  examples: [...TYPE_EXAMPLES, ...DISK_IN_USE_EXAMPLES, ...SOURCE_LOOP_EXAMPLES, ...PULL_SECRET_EXAMPLES, ...URL_EXAMPLES],
  held: SOURCE_HELD,
  open: SOURCE_OPEN,
};
