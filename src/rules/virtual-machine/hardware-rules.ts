import { kindAndName, noDuplicates } from './block-devices';
import { nameLength } from './name';
import { HeldRule, OpenRule, Rule } from '../rule';

export const HARDWARE_RULES: readonly Rule[] = [
  nameLength,
  kindAndName,
  noDuplicates,
];

export const HARDWARE_HELD: readonly HeldRule[] = [];

export const HARDWARE_OPEN: readonly OpenRule[] = [];
