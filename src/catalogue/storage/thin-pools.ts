import { localClass, replicatedPool, volumeGroup } from './objects';
import { poolExists } from '../../rules/storage/thin-pools';
import { RuleExample } from '../entry';

const WITH_POOL = { thinPools: [{ name: 'thin', size: '50%' }] };
const use = (thinPoolName: string) => replicatedPool({ type: 'LVMThin', lvmVolumeGroups: [{ name: 'vg-a', thinPoolName }] });

export const THIN_POOL_EXAMPLES: readonly RuleExample[] = [
  {
    rule: poolExists,
    breaks: () => [volumeGroup(WITH_POOL), use('fat')],
    keeps: () => [volumeGroup(WITH_POOL), use('thin'), localClass({ type: 'Thin', lvmVolumeGroups: [{ name: 'vg-b', thin: { poolName: 'fat' } }] })],
  },
];
