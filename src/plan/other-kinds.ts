import { FieldTable, classifyFields } from './impact/by-field';
import { Change, FieldImpact, dataLoss, removed, unknown } from './impact/classification';
import type { KindSpec } from './kind-spec';
import type { Ready } from './readiness/step';

const UNCLASSIFIED = ['apiVersion', 'kind', 'metadata', 'status'];

function unknownKind(reason: string): KindSpec {
  const table = { otherFields: unknown(reason) };
  return { ...table, change: change => changedFields(change, table), removal: removed('the object goes') };
}

// what an object is about may stand anywhere in it
function changedFields(change: Change, table: FieldTable): FieldImpact[] {
  const [before, after] = [change.before.json, change.after.json];
  const fields = Object.keys({ ...before, ...after }).filter(field => !UNCLASSIFIED.includes(field));
  return fields.flatMap(field => classifyFields(change, before[field], after[field], `/${field}`, table));
}

/** a kind that is not in the contract: what a change of it does is unknown */
export const UNKNOWN_KIND = unknownKind('not a kind of DVP');

const readyBy = (ready: Ready): KindSpec => ({ ...UNKNOWN_KIND, ready });
const CREATED = readyBy({ phases: ['Created'] });
const NETWORK = readyBy({ conditions: ['Ready'] });

/** kinds that are not of DVP, and of which something is known all the same; by `group/Kind` */
export const OTHER_KINDS: Readonly<Record<string, KindSpec>> = {
  '/Secret': unknownKind('whoever reads the Secret again sees it; a guest does when it starts'),
  '/Namespace': { ...UNKNOWN_KIND, removal: dataLoss('the namespace goes with everything in it') },
  '/PersistentVolumeClaim': { ...UNKNOWN_KIND, removal: dataLoss('the volume goes, unless its StorageClass keeps it') },
  'deckhouse.io/Project': { ...readyBy({ phases: ['Deployed'], abort: ['Error'] }), removal: dataLoss('the project goes with everything in it') },
  'network.deckhouse.io/ClusterNetwork': NETWORK,
  'network.deckhouse.io/Network': NETWORK,
  'network.deckhouse.io/SystemNetwork': NETWORK,
  'storage.deckhouse.io/CephClusterConnection': CREATED,
  'storage.deckhouse.io/CephStorageClass': CREATED,
  'storage.deckhouse.io/LocalStorageClass': CREATED,
  'storage.deckhouse.io/LVMVolumeGroup': readyBy({ phases: ['Ready'] }),
  'storage.deckhouse.io/LVMVolumeGroupSet': CREATED,
  'storage.deckhouse.io/NFSStorageClass': CREATED,
  // one of the two words, by the release of the storage module
  'storage.deckhouse.io/ReplicatedStoragePool': readyBy({ phases: ['Ready', 'Completed'] }),
  'storage.deckhouse.io/ReplicatedStorageClass': readyBy({ phases: ['Ready', 'Created'] }),
};
