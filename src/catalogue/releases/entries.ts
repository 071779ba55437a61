import { LIMIT_EXAMPLES } from './limits';
import { RELEASE_EXAMPLES } from './releases';
import { CatalogueFolder } from '../entry';

export const RELEASES: CatalogueFolder = { examples: [...RELEASE_EXAMPLES, ...LIMIT_EXAMPLES], held: [], open: [] };
