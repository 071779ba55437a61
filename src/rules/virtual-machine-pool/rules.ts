import { HeldRule, OpenRule, Rule } from '../rule';

export const POOL_RULES: readonly Rule[] = [];

export const POOL_HELD: readonly HeldRule[] = [];

export const POOL_OPEN: readonly OpenRule[] = [];
