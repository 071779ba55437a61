import { AFFINITY_EXAMPLES } from './affinity';
import { ANTI_AFFINITY_EXAMPLES } from './anti-affinity';
import { CONTRADICTION_EXAMPLES } from './contradictions';
import { NODE_EXAMPLES } from './nodes';
import { SELECTOR_EXAMPLES } from './selectors';
import { CatalogueFolder } from '../entry';

export const PLACEMENT: CatalogueFolder = {
  examples: [...NODE_EXAMPLES, ...CONTRADICTION_EXAMPLES, ...AFFINITY_EXAMPLES, ...ANTI_AFFINITY_EXAMPLES, ...SELECTOR_EXAMPLES],
  held: [],
  open: [],
};
