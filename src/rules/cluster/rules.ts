import { HeldRule, OpenRule, Rule } from '../rule';
import { placeToMove, placesEnough } from './apart';
import { nodesExist } from './nodes';
import { nodesOfClassExist } from './nodes-of-class';
import { RELEASE_RULES } from './releases';
import { zoneExists } from './zones';

/**
 * What a cluster lacks, by the profile that its author bound; the ids are ours, the catalogue of DVP's own rules has none of them.
 */
export const CLUSTER_RULES: readonly Rule[] = [...RELEASE_RULES, zoneExists, nodesExist, nodesOfClassExist, placesEnough, placeToMove];

export const CLUSTER_HELD: readonly HeldRule[] = [];

export const CLUSTER_OPEN: readonly OpenRule[] = [];
