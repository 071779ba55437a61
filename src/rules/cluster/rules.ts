import { HeldRule, OpenRule, Rule } from '../rule';
import { nodesExist } from './nodes';
import { RELEASE_RULES } from './releases';
import { zoneExists } from './zones';

/**
 * What a cluster lacks, by the profile that its author bound; the ids are ours, the catalogue of DVP's own rules has none of them.
 */
export const CLUSTER_RULES: readonly Rule[] = [...RELEASE_RULES, zoneExists, nodesExist];

export const CLUSTER_HELD: readonly HeldRule[] = [];

export const CLUSTER_OPEN: readonly OpenRule[] = [];
