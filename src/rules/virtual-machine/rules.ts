import { HARDWARE_RULES } from './hardware-rules';
import { SURROUNDINGS_RULES } from './surroundings-rules';
import { Rule } from '../rule';

export const MACHINE_RULES: readonly Rule[] = [...HARDWARE_RULES, ...SURROUNDINGS_RULES];
