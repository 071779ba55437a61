import { credentials } from './objects';
import { noReadableKey } from '../../rules/nodes/ssh-credentials';
import { RuleExample } from '../entry';

export const SSH_CREDENTIALS_EXAMPLES: readonly RuleExample[] = [{
  rule: noReadableKey,
  breaks: () => [credentials('c2VjcmV0c2VjcmV0c2VjcmV0')],
  keeps: () => [credentials('${SSH_KEY}')],
}];
