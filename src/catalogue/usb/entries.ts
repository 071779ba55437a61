import { DEVICE_EXAMPLES } from './devices';
import { CatalogueFolder } from '../entry';

export const USB: CatalogueFolder = { examples: DEVICE_EXAMPLES, held: [], open: [] };
