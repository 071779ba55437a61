import { projects } from './project';
import { quotas } from './quota';
import { Rule } from '../rule';

export const PROJECT_RULES: readonly Rule[] = [...projects.rules, ...quotas.rules];
