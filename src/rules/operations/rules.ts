import { HeldRule, OpenRule, Rule } from '../rule';

export const OPERATION_RULES: readonly Rule[] = [];

export const OPERATION_HELD: readonly HeldRule[] = [];

export const OPERATION_OPEN: readonly OpenRule[] = [];
