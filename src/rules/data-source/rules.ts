import { noCircle, noCircleThroughSnapshot } from './circle';
import { sourceAtRest } from './mounted';
import { pullSecretHasItsKey } from './pull-secret';
import { dataSourceType } from './type';
import { urlStandsStill } from './url';
import { Rule } from '../rule';

export const DATA_SOURCE_RULES: readonly Rule[] = [
  ...dataSourceType.rules,
  sourceAtRest,
  noCircle,
  pullSecretHasItsKey,
  urlStandsStill,
  noCircleThroughSnapshot,
];
