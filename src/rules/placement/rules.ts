import { affinity } from './affinity';
import { antiAffinity } from './anti-affinity';
import { contradictions } from './contradictions';
import { nodes } from './nodes';
import { placementSelectors } from './selectors';
import { Rule } from '../rule';

/** places for machines; the ids are ours, since DVP itself has none of these rules */
export const PLACEMENT_RULES: readonly Rule[] = [
  ...nodes.rules,
  ...contradictions.rules,
  ...affinity.rules,
  ...antiAffinity.rules,
  ...placementSelectors.rules,
];
