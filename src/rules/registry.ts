import { BLOCK_DEVICE_RULES } from './block-devices';
import { DISK_RULES } from './disks';
import { NAME_RULES } from './names';
import { Rule } from './rule';

/**
 * Every rule, in the order in which a report tells them.
 */
export const RULES: readonly Rule[] = [
  ...NAME_RULES,
  ...DISK_RULES,
  ...BLOCK_DEVICE_RULES,
];
