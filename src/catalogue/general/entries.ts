import { API_GROUP_EXAMPLES } from './api-group';
import { GENERAL_HELD } from './held';
import { IDENTITY_EXAMPLES } from './identity';
import { MEANT_SIZE_EXAMPLES } from './meant-sizes';
import { GENERAL_OPEN } from './open';
import { PLATFORM_OWNED_EXAMPLES } from './platform-owned';
import { QUANTITY_EXAMPLES } from './quantities';
import { STAGE_EXAMPLES } from './stage';
import { CatalogueFolder } from '../entry';

export const GENERAL: CatalogueFolder = {
  examples: [
    ...API_GROUP_EXAMPLES, ...IDENTITY_EXAMPLES, ...QUANTITY_EXAMPLES, ...MEANT_SIZE_EXAMPLES, ...PLATFORM_OWNED_EXAMPLES, ...STAGE_EXAMPLES,
  ],
  held: GENERAL_HELD,
  open: GENERAL_OPEN,
};
