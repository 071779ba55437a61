import { HeldRule, OpenRule, Rule } from '../rule';

export const SURROUNDINGS_RULES: readonly Rule[] = [];

export const SURROUNDINGS_HELD: readonly HeldRule[] = [];

export const SURROUNDINGS_OPEN: readonly OpenRule[] = [];
