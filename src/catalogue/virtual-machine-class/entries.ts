import { CORE_FRACTION_EXAMPLES } from './core-fractions';
import { CPU_EXAMPLES } from './cpu';
import { DEFAULT_CLASS_EXAMPLES } from './default-class';
import { GENERIC_CLASS_EXAMPLES } from './generic-class';
import { HELD } from './held';
import { OPEN } from './open';
import { PLACEMENT_EXAMPLES } from './placement';
import { SIZING_POLICY_EXAMPLES } from './sizing-policies';
import { CatalogueFolder } from '../entry';

export const CLASSES: CatalogueFolder = {
  examples: [
    ...CPU_EXAMPLES,
    ...SIZING_POLICY_EXAMPLES,
    ...CORE_FRACTION_EXAMPLES,
    ...DEFAULT_CLASS_EXAMPLES,
    ...PLACEMENT_EXAMPLES,
    ...GENERIC_CLASS_EXAMPLES,
  ],
  held: HELD,
  open: OPEN,
};
