import { PROJECT_EXAMPLES } from './project';
import { QUOTA_EXAMPLES } from './quota';
import { CatalogueFolder } from '../entry';

export const PROJECTS: CatalogueFolder = { examples: [...PROJECT_EXAMPLES, ...QUOTA_EXAMPLES], held: [], open: [] };
