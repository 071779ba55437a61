import { placeToMove, placesEnough } from './apart';
import { nearOrAway, nearToSomebody } from './company-rules';
import { nodePossible } from './contradictions';
import { nodesExist } from './nodes';
import { nodesOfClassExist } from './nodes-of-class';
import { zoneExists } from './zones';
import { Rule } from '../rule';

/**
 * Places for machines; the ids are ours, since DVP itself has none of these rules.
 */
export const PLACEMENT_RULES: readonly Rule[] = [
  zoneExists,
  nodesExist,
  nodesOfClassExist,
  nodePossible,
  nearOrAway,
  nearToSomebody,
  placesEnough,
  placeToMove,
];
