import { noDot } from '../data-source/name';
import { HeldRule, OpenRule, Rule } from '../rule';

export const IMAGE_RULES: readonly Rule[] = [
  noDot('VI-01', 'VirtualImage'),
  noDot('CVI-01', 'ClusterVirtualImage'),
];

export const IMAGE_HELD: readonly HeldRule[] = [];

export const IMAGE_OPEN: readonly OpenRule[] = [];
