import { content } from './content';
import { values } from './values';
import { Rule } from '../rule';

export const SECRET_RULES: readonly Rule[] = [...content.rules, ...values.rules];
