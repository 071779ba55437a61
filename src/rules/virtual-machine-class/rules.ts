import { HeldRule, OpenRule, Rule } from '../rule';

export const CLASS_RULES: readonly Rule[] = [];

export const CLASS_HELD: readonly HeldRule[] = [];

export const CLASS_OPEN: readonly OpenRule[] = [];
