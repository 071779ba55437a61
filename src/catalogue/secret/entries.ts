import { CONTENT_EXAMPLES } from './content';
import { CatalogueFolder } from '../entry';

export const SECRETS: CatalogueFolder = { examples: CONTENT_EXAMPLES, held: [], open: [] };
