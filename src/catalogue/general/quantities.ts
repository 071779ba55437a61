import { readableQuantity } from '../../rules/general/quantities';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

export const QUANTITY_EXAMPLES: readonly RuleExample[] = [{
  rule: readableQuantity,
  breaks: () => [machine({ memory: { size: '1e9.5' } })],
  keeps: () => [machine({ memory: { size: '1e9' } })],
}];
