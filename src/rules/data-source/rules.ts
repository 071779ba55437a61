import { HeldRule, OpenRule, Rule } from '../rule';

export const DATA_SOURCE_RULES: readonly Rule[] = [];

export const DATA_SOURCE_HELD: readonly HeldRule[] = [];

export const DATA_SOURCE_OPEN: readonly OpenRule[] = [];
