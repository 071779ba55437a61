import { attachments } from './attachment';
import { Rule } from '../rule';

export const ATTACHMENT_RULES: readonly Rule[] = attachments.rules;
