import { machine } from './objects';
import { diskOfOneMachine, kindAndName, noDuplicates } from '../../rules/virtual-machine/block-devices';
import { RuleExample } from '../entry';

const root = { kind: 'VirtualDisk', name: 'web-root' };

export const BLOCK_DEVICE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: kindAndName,
    breaks: () => [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk' }] })],
    keeps: () => [machine({ blockDeviceRefs: [root] })],
  },
  {
    rule: noDuplicates,
    breaks: () => [machine({ blockDeviceRefs: [root, root] })],
    keeps: () => [machine({ blockDeviceRefs: [root, { ...root, kind: 'VirtualImage' }] })],
  },
  {
    rule: diskOfOneMachine,
    breaks: () => [machine(), machine({}, { name: 'db' })],
    keeps: () => [machine(), machine({ runPolicy: 'AlwaysOff' }, { name: 'db' }), machine({}, { namespace: 'other' })],
  },
];
