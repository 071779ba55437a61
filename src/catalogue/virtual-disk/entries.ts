import { DISK_HELD } from './held';
import { NAME_EXAMPLES } from './name';
import { DISK_OPEN } from './open';
import { SIZE_EXAMPLES } from './size';
import { SOURCE_EXAMPLES } from './source';
import { STORAGE_CLASS_EXAMPLES } from './storage-class';
import { UNUSED_EXAMPLES } from './unused';
import { VOLUME_EXAMPLES } from './volume';
import { CatalogueFolder } from '../entry';

export const DISKS: CatalogueFolder = {
  examples: [...NAME_EXAMPLES, ...SIZE_EXAMPLES, ...STORAGE_CLASS_EXAMPLES, ...SOURCE_EXAMPLES, ...VOLUME_EXAMPLES, ...UNUSED_EXAMPLES],
  held: DISK_HELD,
  open: DISK_OPEN,
};
