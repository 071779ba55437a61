import { HeldRule, OpenRule, Rule } from '../rule';

export const CLUSTER_RULES: readonly Rule[] = [];

export const CLUSTER_HELD: readonly HeldRule[] = [];

export const CLUSTER_OPEN: readonly OpenRule[] = [];
