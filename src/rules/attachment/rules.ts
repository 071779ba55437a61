import { HeldRule, OpenRule, Rule } from '../rule';

export const ATTACHMENT_RULES: readonly Rule[] = [];

export const ATTACHMENT_HELD: readonly HeldRule[] = [];

export const ATTACHMENT_OPEN: readonly OpenRule[] = [];
