import { IMAGE_HELD } from './held';
import { NAME_EXAMPLES } from './name';
import { NAMESPACE_EXAMPLES } from './namespace';
import { IMAGE_OPEN } from './open';
import { STORAGE_EXAMPLES } from './storage';
import { CatalogueFolder } from '../entry';

export const IMAGES: CatalogueFolder = {
  examples: [...NAME_EXAMPLES, ...STORAGE_EXAMPLES, ...NAMESPACE_EXAMPLES],
  held: IMAGE_HELD,
  open: IMAGE_OPEN,
};
