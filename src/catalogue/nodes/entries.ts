import { NODE_GROUP_EXAMPLES } from './node-group';
import { SSH_CREDENTIALS_EXAMPLES } from './ssh-credentials';
import { STATIC_INSTANCE_EXAMPLES } from './static-instance';
import { CatalogueFolder } from '../entry';

export const NODES: CatalogueFolder = {
  examples: [...NODE_GROUP_EXAMPLES, ...STATIC_INSTANCE_EXAMPLES, ...SSH_CREDENTIALS_EXAMPLES], held: [], open: [],
};
