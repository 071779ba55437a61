import { HeldRule, OpenRule, Rule } from '../rule';

export const ADDRESS_RULES: readonly Rule[] = [];

export const ADDRESS_HELD: readonly HeldRule[] = [];

export const ADDRESS_OPEN: readonly OpenRule[] = [];
