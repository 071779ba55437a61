import { NETWORK_POLICY_EXAMPLES } from './network-policy';
import { CatalogueFolder } from '../entry';

export const NETWORK_POLICIES: CatalogueFolder = { examples: NETWORK_POLICY_EXAMPLES, held: [], open: [] };
