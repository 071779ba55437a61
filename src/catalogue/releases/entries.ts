import { RELEASE_EXAMPLES } from './releases';
import { CatalogueFolder } from '../entry';

export const RELEASES: CatalogueFolder = { examples: RELEASE_EXAMPLES, held: [], open: [] };
