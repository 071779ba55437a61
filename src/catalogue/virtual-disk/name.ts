import { nameWithoutDot } from '../../rules/virtual-disk/name';
import { uploaded } from '../data-source/objects';
import { RuleExample } from '../entry';

export const NAME_EXAMPLES: readonly RuleExample[] = [{
  rule: nameWithoutDot,
  breaks: () => [uploaded('VirtualDisk', 'ubuntu-24.04')],
  keeps: () => [uploaded('VirtualDisk', 'ubuntu-24-04')],
}];
