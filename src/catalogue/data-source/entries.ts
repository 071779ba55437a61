import { SOURCE_HELD, SOURCE_OPEN } from './held';
import { TYPE_EXAMPLES } from './type';
import { CatalogueFolder } from '../entry';

export const DATA_SOURCES: CatalogueFolder = {
  examples: [...TYPE_EXAMPLES],
  held: SOURCE_HELD,
  open: SOURCE_OPEN,
};
