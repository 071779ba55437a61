import { apiGroup } from './api-group';
import { identity } from './identity';
import { meantSizes } from './meant-sizes';
import { platformOwned } from './platform-owned';
import { quantities } from './quantities';
import { stage } from './stage';
import { Rule } from '../rule';

export const GENERAL_RULES: readonly Rule[] = [
  ...apiGroup.rules,
  ...identity.rules,
  ...quantities.rules,
  ...meantSizes.rules,
  ...platformOwned.rules,
  ...stage.rules,
];
