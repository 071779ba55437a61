import { disksInUse } from './disk-in-use';
import { pullSecrets } from './pull-secret';
import { sourceLoops } from './source-loop';
import { dataSourceType } from './type';
import { downloadUrls } from './url';
import { Rule } from '../rule';

export const DATA_SOURCE_RULES: readonly Rule[] = [
  ...dataSourceType.rules,
  ...disksInUse.rules,
  ...sourceLoops.rules,
  ...pullSecrets.rules,
  ...downloadUrls.rules,
];
