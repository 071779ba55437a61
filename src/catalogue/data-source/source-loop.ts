import { disk, from, image, snapshot } from './objects';
import { noLoop, noLoopThroughSnapshot } from '../../rules/data-source/source-loop';
import { RuleExample } from '../entry';

export const SOURCE_LOOP_EXAMPLES: readonly RuleExample[] = [
  {
    rule: noLoop,
    breaks: () => [image(from('VirtualImage', 'copy')), image(from('VirtualImage', 'debian'), { name: 'copy' })],
    keeps: () => [image(), image(from('VirtualImage', 'debian'), { name: 'copy' })],
  },
  {
    rule: noLoopThroughSnapshot,
    breaks: () => [disk(from('VirtualDiskSnapshot', 'monday')), snapshot('data')],
    keeps: () => [disk(from('VirtualDiskSnapshot', 'monday'), { name: 'restored' }), disk(), snapshot('data')],
  },
];
