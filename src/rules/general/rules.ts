import { HeldRule, OpenRule, Rule } from '../rule';

export const GENERAL_RULES: readonly Rule[] = [];

export const GENERAL_HELD: readonly HeldRule[] = [];

export const GENERAL_OPEN: readonly OpenRule[] = [];
