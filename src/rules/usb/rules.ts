import { devices } from './devices';
import { Rule } from '../rule';

export const USB_RULES: readonly Rule[] = devices.rules;
