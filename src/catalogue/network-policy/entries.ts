import { EGRESS_EXAMPLES } from './egress';
import { NETWORK_POLICY_EXAMPLES } from './network-policy';
import { SELECTOR_EXAMPLES } from './selectors';
import { CatalogueFolder } from '../entry';

export const NETWORK_POLICIES: CatalogueFolder = {
  examples: [...NETWORK_POLICY_EXAMPLES, ...EGRESS_EXAMPLES, ...SELECTOR_EXAMPLES],
  held: [],
  open: [],
};
