import { secret } from './content';
import { valuesAreReadable } from '../../rules/secret/values';
import { RuleExample } from '../entry';

export const VALUE_EXAMPLES: readonly RuleExample[] = [
  { rule: valuesAreReadable, breaks: () => [secret({ port: 5432 })], keeps: () => [secret({ port: '5432' })] },
];
