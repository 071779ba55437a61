import { CIDR_EXAMPLES } from './cidrs';
import { FEATURE_GATE_EXAMPLES } from './feature-gates';
import { FIRST_APPLY_EXAMPLES } from './first-apply';
import { MODULE_CONFIG_HELD } from './held';
import { HTTPS_EXAMPLES } from './https';
import { LIVE_MIGRATION_EXAMPLES } from './live-migration';
import { MODULE_EXAMPLES } from './module';
import { MODULE_CONFIG_OPEN } from './open';
import { OTHER_MODULE_EXAMPLES } from './other-modules';
import { PREREQUISITE_EXAMPLES } from './prerequisites';
import { REGISTRY_EXAMPLES } from './registry';
import { STORAGE_CLASSES_EXAMPLES } from './storage-classes';
import { SWITCHED_OFF_EXAMPLES } from './switched-off';
import { CatalogueFolder } from '../entry';

export const MODULE_CONFIGS: CatalogueFolder = {
  examples: [
    ...MODULE_EXAMPLES,
    ...REGISTRY_EXAMPLES,
    ...CIDR_EXAMPLES,
    ...HTTPS_EXAMPLES,
    ...STORAGE_CLASSES_EXAMPLES,
    ...LIVE_MIGRATION_EXAMPLES,
    ...FEATURE_GATE_EXAMPLES,
    ...PREREQUISITE_EXAMPLES,
    ...SWITCHED_OFF_EXAMPLES,
    ...FIRST_APPLY_EXAMPLES,
    ...OTHER_MODULE_EXAMPLES,
  ],
  held: MODULE_CONFIG_HELD,
  open: MODULE_CONFIG_OPEN,
};
