import { sizeIsMeant } from '../../rules/general/meant-sizes';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

export const MEANT_SIZE_EXAMPLES: readonly RuleExample[] = [{
  rule: sizeIsMeant,
  breaks: () => [machine({ memory: { size: '2048' } })],
  keeps: () => [machine({ memory: { size: '2048Mi' } })],
}];
