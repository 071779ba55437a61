import { CONTENT_EXAMPLES } from './content';
import { VALUE_EXAMPLES } from './values';
import { CatalogueFolder } from '../entry';

export const SECRETS: CatalogueFolder = { examples: [...CONTENT_EXAMPLES, ...VALUE_EXAMPLES], held: [], open: [] };
