import { clusterImage, disk, from, image } from './objects';
import { sourceAtRest } from '../../rules/data-source/disk-in-use';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const builder = (runPolicy: string) => machine({ runPolicy, blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] });

export const DISK_IN_USE_EXAMPLES: readonly RuleExample[] = [{
  rule: sourceAtRest,
  breaks: () => [disk(), builder('AlwaysOn'), image(from('VirtualDisk', 'data'))],
  keeps: () => [disk(), builder('Manual'), clusterImage(from('VirtualDisk', 'data', { namespace: 'shop' }))],
}];
