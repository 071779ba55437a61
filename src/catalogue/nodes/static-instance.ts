import { server } from './objects';
import { ownAddress } from '../../rules/nodes/static-instance';
import { RuleExample } from '../entry';

export const STATIC_INSTANCE_EXAMPLES: readonly RuleExample[] = [{
  rule: ownAddress,
  breaks: () => [server('server-1', '192.168.1.11'), server('server-2', '192.168.1.11')],
  keeps: () => [server('server-1', '192.168.1.11'), server('server-2', '192.168.1.12')],
}];
