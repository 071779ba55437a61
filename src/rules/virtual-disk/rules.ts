import { blankNeedsSize, sizeAboveZero } from './size';
import { noDot } from '../data-source/name';
import { HeldRule, OpenRule, Rule } from '../rule';

export const DISK_RULES: readonly Rule[] = [
  noDot('VD-01', 'VirtualDisk'),
  blankNeedsSize,
  sizeAboveZero,
];

export const DISK_HELD: readonly HeldRule[] = [];

export const DISK_OPEN: readonly OpenRule[] = [];
