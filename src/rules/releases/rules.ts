import { limits } from './limits';
import { releases } from './releases';
import { removedKinds } from './removed-kinds';
import { Rule } from '../rule';

export const RELEASE_RULES: readonly Rule[] = [...releases.rules, ...limits.rules, ...removedKinds.rules];
