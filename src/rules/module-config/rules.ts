import { HeldRule, OpenRule, Rule } from '../rule';

export const MODULE_CONFIG_RULES: readonly Rule[] = [];

export const MODULE_CONFIG_HELD: readonly HeldRule[] = [];

export const MODULE_CONFIG_OPEN: readonly OpenRule[] = [];
