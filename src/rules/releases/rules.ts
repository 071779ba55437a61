import { releases } from './releases';
import { Rule } from '../rule';

export const RELEASE_RULES: readonly Rule[] = releases.rules;
