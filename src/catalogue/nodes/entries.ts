import { NODE_GROUP_EXAMPLES } from './node-group';
import { STATIC_INSTANCE_EXAMPLES } from './static-instance';
import { CatalogueFolder } from '../entry';

export const NODES: CatalogueFolder = { examples: [...NODE_GROUP_EXAMPLES, ...STATIC_INSTANCE_EXAMPLES], held: [], open: [] };
