import { ceph } from './ceph';
import { classes } from './classes';
import { local } from './local';
import { nfs } from './nfs';
import { replicated } from './replicated';
import { selectors } from './selectors';
import { thinPools } from './thin-pools';
import { volumeGroups } from './volume-groups';
import { Rule } from '../rule';

export const STORAGE_RULES: readonly Rule[] = [
  ...volumeGroups.rules,
  ...selectors.rules,
  ...replicated.rules,
  ...local.rules,
  ...nfs.rules,
  ...ceph.rules,
  ...classes.rules,
  ...thinPools.rules,
];
