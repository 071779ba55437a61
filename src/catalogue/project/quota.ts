import { quota } from './objects';
import { quotaFits } from '../../rules/project/quota';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

export const QUOTA_EXAMPLES: readonly RuleExample[] = [{
  rule: quotaFits,
  breaks: () => [quota({ 'requests.memory': '4Gi' }), machine()],
  keeps: () => [quota({ 'requests.memory': '5Gi' }), machine()],
}];
