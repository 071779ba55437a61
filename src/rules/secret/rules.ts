import { content } from './content';
import { Rule } from '../rule';

export const SECRET_RULES: readonly Rule[] = content.rules;
