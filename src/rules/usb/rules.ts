import { HeldRule, OpenRule, Rule } from '../rule';

export const USB_RULES: readonly Rule[] = [];

export const USB_HELD: readonly HeldRule[] = [];

export const USB_OPEN: readonly OpenRule[] = [];
