import { replicatedClass, replicatedPool } from './objects';
import {
  eachGroupOnce, enoughZones, fieldsOfRelease, internalNetwork, oneCopyIgnoresZones, oneStorage, replicationIsClear, strategyHasItsPart,
  thinPoolsByType,
} from '../../rules/storage/replicated';
import { RuleExample } from '../entry';

const THIN = { type: 'LVMThin', lvmVolumeGroups: [{ name: 'vg-a', thinPoolName: 'thin' }] };
const across = (zones: string[], rest: object = {}) => replicatedClass({ topology: 'TransZonal', zones, ...rest });

export const REPLICATED_EXAMPLES: readonly RuleExample[] = [
  {
    rule: thinPoolsByType,
    breaks: () => [replicatedPool({ ...THIN, type: 'LVM' }), replicatedClass({ storage: { type: 'LVMThin', lvmVolumeGroups: [{ name: 'vg-a' }] } })],
    keeps: () => [replicatedPool(THIN), replicatedClass({ storage: THIN })],
  },
  {
    rule: eachGroupOnce,
    breaks: () => [replicatedPool({ lvmVolumeGroups: [{ name: 'vg-a' }, { name: 'vg-b' }, { name: 'vg-a' }] })],
    keeps: () => [replicatedPool({ lvmVolumeGroups: [{ name: 'vg-a' }, { name: 'vg-b' }] })],
  },
  {
    rule: internalNetwork,
    breaks: () => [replicatedPool({ systemNetworkNames: ['storage'] })],
    keeps: () => [replicatedPool({ systemNetworkNames: ['Internal'] }), replicatedClass({ systemNetworkNames: ['Internal'] })],
  },
  {
    rule: replicationIsClear,
    breaks: () => [replicatedClass({ failuresToTolerate: 1 })],
    keeps: () => [replicatedClass({ failuresToTolerate: 1, guaranteedMinimumDataRedundancy: 2 })],
  },
  {
    rule: oneCopyIgnoresZones,
    breaks: () => [replicatedClass({ replication: 'None', topology: 'Zonal' })],
    keeps: () => [replicatedClass({ replication: 'None' }), replicatedClass({ topology: 'Zonal' }, 'zonal')],
  },
  {
    rule: enoughZones,
    breaks: () => [across(['a', 'b'], { replication: 'Availability' })],
    keeps: () => [across(['a', 'b'], { replication: 'Consistency' })],
  },
  {
    rule: strategyHasItsPart,
    breaks: () => [replicatedClass({ configurationRolloutStrategy: { type: 'RollingUpdate' } })],
    keeps: () => [replicatedClass({ configurationRolloutStrategy: { type: 'RollingUpdate', rollingUpdate: { maxParallel: 5 } } })],
  },
  {
    rule: oneStorage,
    breaks: () => [replicatedClass({ storage: undefined })],
    keeps: () => [replicatedClass({ storage: undefined, storagePool: 'pool' })],
  },
  {
    rule: fieldsOfRelease,
    facts: () => ({ modules: { 'sds-replicated-volume': '0.9.6' } }),
    breaks: () => [replicatedClass()],
    keeps: () => [replicatedClass({ storage: undefined, storagePool: 'pool' })],
  },
];
