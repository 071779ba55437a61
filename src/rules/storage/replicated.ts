import { ofReplicatedVolume, repeated, storage } from './kinds';
import { REPLICATED_VOLUME, hasNewControlPlane } from '../../domain/control-plane';
import { compareReleases, isRelease } from '../../domain/release';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic } from '../rule';

const CLASS = 'ReplicatedStorageClass';
const CRD = ofReplicatedVolume('crds/storage.deckhouse.io_replicatedstorageclasses.yaml');

/** replicated pools and classes */
export const replicated = new Topic({ severity: 'error', kinds: storage(CLASS, 'ReplicatedStoragePool'), source: CRD });

interface Group { readonly name: string; readonly thinPoolName?: string }

/** where the type and the volume groups stand */
const storageOf = ({ kind }: ManifestObject): string => kind === CLASS ? '/spec/storage' : '/spec';

const groupsAt = (object: ManifestObject): string => `${storageOf(object)}/lvmVolumeGroups`;

export const thinPoolsByType = replicated.rule({
  id: 'STORAGE-12',
  says: 'Each volume group has a thin pool if the type is LVMThin, and no thin pool if it is LVM.',
  why: 'The API server rejects a thin volume without a pool, and a thick one with a pool.',
  check: object => {
    const isThin = object.text(`${storageOf(object)}/type`) === 'LVMThin';
    return object.list<Group>(groupsAt(object)).flatMap(({ thinPoolName }, i): Violation[] => isThin === (thinPoolName !== undefined) ? [] : [{
      pointer: `${groupsAt(object)}/${i}/thinPoolName`,
      wrong: isThin ? 'the type LVMThin needs the name of a thin pool' : 'the type LVM has no thin pools',
      instead: isThin ? 'the name of a thin pool of the volume group, or the type LVM' : 'remove it, or the type LVMThin',
    }]);
  },
});

export const eachGroupOnce = replicated.rule({
  id: 'STORAGE-13',
  says: 'A pool or a class names each volume group once.',
  why: 'The webhook rejects a pool that names one twice, and the API server a class.',
  source: ofReplicatedVolume('images/webhooks/handlers/rspValidator.go'),
  check: object => repeated(object.list<Group>(groupsAt(object)).map(({ name }) => name)).map(i => ({
    pointer: `${groupsAt(object)}/${i}/name`, wrong: 'this volume group stands in the list already', instead: 'each volume group once',
  })),
});

export const internalNetwork = replicated.rule({
  id: 'STORAGE-14',
  fields: ['/spec/systemNetworkNames'],
  says: 'The only network of replicas is Internal.',
  why: 'The API server rejects any other name.',
  check: object => object.list<string>('/spec/systemNetworkNames').flatMap((name, i): Violation[] => name === 'Internal' ? [] : [{
    pointer: `/spec/systemNetworkNames/${i}`, wrong: 'replicas use the network of the nodes, and no other one', instead: 'Internal, or leave the list out',
  }]),
});

const REPLICATION = '/spec/replication';
const FAILURES = '/spec/failuresToTolerate';
const REDUNDANCY = '/spec/guaranteedMinimumDataRedundancy';

/** the two numbers behind each word */
const WORDS: Readonly<Record<string, readonly [failures: number, redundancy: number]>> = {
  None: [0, 0], Availability: [1, 0], Consistency: [0, 1], ConsistencyAndAvailability: [1, 1],
};

export const replicationIsClear = replicated.rule({
  id: 'STORAGE-15',
  kinds: storage(CLASS),
  fields: [FAILURES, REDUNDANCY],
  reads: [REPLICATION, FAILURES, REDUNDANCY],
  says: 'A class has failuresToTolerate and guaranteedMinimumDataRedundancy together, differing by one at most, and without replication.',
  why: 'The API server rejects one without the other, numbers that are further apart, and both beside replication.',
  check: object => {
    const [failures, redundancy] = [object.number(FAILURES), object.number(REDUNDANCY)];
    if (failures === undefined && redundancy === undefined) {
      return undefined;
    }
    if (object.value(REPLICATION) !== undefined) {
      return { pointer: REPLICATION, wrong: "'replication' says the same as 'failuresToTolerate' and 'guaranteedMinimumDataRedundancy'", instead: 'remove it, or the two numbers' };
    }
    if (failures === undefined || redundancy === undefined) {
      const [set, missing] = failures === undefined ? [REDUNDANCY, FAILURES] : [FAILURES, REDUNDANCY];
      return { pointer: missing, wrong: `'${set.slice(6)}' needs '${missing.slice(6)}'`, instead: '0, 1 or 2' };
    }
    return Math.abs(failures - redundancy) <= 1 ? undefined
      : { pointer: REDUNDANCY, wrong: `it must differ from 'failuresToTolerate', ${failures}, by one at most`, instead: '1' };
  },
});

const numbersOf = (object: ManifestObject): readonly [number, number] => {
  const [failures, redundancy] = [object.number(FAILURES), object.number(REDUNDANCY)];
  return failures === undefined || redundancy === undefined ? WORDS[object.text(REPLICATION) ?? 'ConsistencyAndAvailability'] : [failures, redundancy];
};

export const oneCopyIgnoresZones = replicated.rule({
  id: 'STORAGE-16',
  kinds: storage(CLASS),
  reads: [REPLICATION, FAILURES, REDUNDANCY, '/spec/topology'],
  says: 'A class with one copy has the topology Ignored.',
  why: 'The API server rejects another one.',
  check: object => {
    const [failures, redundancy] = numbersOf(object);
    return failures + redundancy > 0 || object.text('/spec/topology') === 'Ignored' ? undefined
      : { pointer: '/spec/topology', wrong: 'one copy of a volume has no other zone', instead: 'Ignored, or more copies' };
  },
});

/**
 * The numbers of zones that a class with copies in different zones may list, by the two numbers. For 0 and 1, one expression of the CRD demands two
 * zones, and another one three where `replication` is missing.
 */
const ZONES: Readonly<Record<string, readonly number[]>> = { '0,1': [], '1,0': [3], '1,1': [3], '1,2': [3, 5], '2,1': [4], '2,2': [3, 5] };
const LEAST_ZONES: Readonly<Record<string, number>> = { Availability: 3, Consistency: 2, ConsistencyAndAvailability: 3 };

export const enoughZones = replicated.rule({
  id: 'STORAGE-17',
  kinds: storage(CLASS),
  fields: ['/spec/zones'],
  reads: [REPLICATION, FAILURES, REDUNDANCY, '/spec/topology', '/spec/zones'],
  says: 'A class with the topology TransZonal lists as many zones as its copies need.',
  why: 'The API server rejects another number of zones.',
  check: object => {
    const zones = object.list('/spec/zones').length;
    const needed = object.text('/spec/topology') === 'TransZonal' && zones > 0 ? neededZones(object, zones) : undefined;
    return needed === undefined ? undefined : {
      pointer: '/spec/zones',
      wrong: `the copies of this class need ${needed}, here are ${zones} zones`,
      got: NOT_SHOWN,
      instead: needed === NO_LIST ? 'no list, which means all zones' : `${needed}, or no list for all zones`,
    };
  },
});

const NO_LIST = 'all zones';

/** the words for the number of zones, `undefined` if it is right */
function neededZones(object: ManifestObject, zones: number): string | undefined {
  if (object.value(FAILURES) === undefined) {
    const least = LEAST_ZONES[object.text(REPLICATION) ?? 'ConsistencyAndAvailability'] ?? 0;
    return zones >= least ? undefined : `at least ${least} zones`;
  }
  const allowed = ZONES[String(numbersOf(object))];
  if (allowed === undefined || allowed.includes(zones)) {
    return undefined;
  }
  return allowed.length === 0 ? NO_LIST : `${allowed.join(' or ')} zones`;
}

const STRATEGIES = [['configurationRolloutStrategy', 'RollingUpdate', 'rollingUpdate'], ['eligibleNodesConflictResolutionStrategy', 'RollingRepair', 'rollingRepair']] as const;

export const strategyHasItsPart = replicated.rule({
  id: 'STORAGE-18',
  kinds: storage(CLASS),
  fields: STRATEGIES.map(([field]) => `/spec/${field}`),
  reads: STRATEGIES.map(([field]) => `/spec/${field}`),
  says: 'A strategy of type RollingUpdate or RollingRepair has the part of its name, and no other strategy has it.',
  why: 'The API server rejects the one without it, and the others with it.',
  check: object => STRATEGIES.flatMap(([field, type, part]): Violation[] => {
    const at = `/spec/${field}`;
    const isOfType = object.text(`${at}/type`) === type;
    return object.value(at) === undefined || isOfType === (object.value(`${at}/${part}`) !== undefined) ? [] : [{
      pointer: `${at}/${part}`,
      wrong: isOfType ? `the type ${type} needs '${part}'` : `only the type ${type} has '${part}'`,
      instead: isOfType ? `${part}.maxParallel, for example 5` : `remove it, or the type ${type}`,
    }];
  }),
});

const POOL = '/spec/storagePool';
const STORAGE = '/spec/storage';

export const oneStorage = replicated.rule({
  id: 'STORAGE-19',
  kinds: storage(CLASS),
  reads: [POOL, STORAGE],
  says: 'A class has its volume groups in the pool that storagePool names or, with the new control plane, in storage.',
  why: 'The webhook rejects a class that has neither of them, or both.',
  source: ofReplicatedVolume('images/webhooks/handlers/rscValidator.go'),
  check: object => {
    const isPool = (object.text(POOL) ?? '') !== '';
    const isStorage = object.value(STORAGE) !== undefined;
    return isPool !== isStorage ? undefined : {
      pointer: isPool ? POOL : STORAGE,
      wrong: isPool ? 'a class has its own volume groups or a pool' : 'a class needs volume groups',
      instead: isPool ? "remove it, or 'storage'" : "'storagePool' or, with the new control plane, 'storage'",
    };
  },
});

const NEWER = '0.9.5';
/** fields that came with 0.9.5 */
const NEW_FIELDS = [STORAGE, FAILURES, REDUNDANCY, '/spec/nodeLabelSelector', '/spec/systemNetworkNames', '/spec/configurationRolloutStrategy',
  '/spec/eligibleNodesConflictResolutionStrategy', '/spec/eligibleNodesPolicy'];

/** the release of the module in the cluster, `undefined` where it is not known */
function releaseOf({ cluster }: World): string | undefined {
  const release = cluster?.modules?.[REPLICATED_VOLUME];
  return release !== undefined && isRelease(release) ? release : undefined;
}

export const fieldsOfRelease = replicated.rule({
  id: 'STORAGE-20',
  kinds: storage(CLASS),
  needsCluster: true,
  says: 'A class has the fields of the control plane of sds-replicated-volume in the cluster: storagePool or, with the new control plane, storage.',
  why: 'The webhook rejects storage and the fields that came with it, unless the module has the new control plane, which only development builds of Deckhouse have. That one rejects storagePool.',
  source: ofReplicatedVolume('images/webhooks/handlers/rscValidator.go'),
  check: (object, world) => {
    const release = releaseOf(world);
    if (release === undefined) {
      return undefined;
    }
    const isOld = compareReleases(release, NEWER) < 0;
    if (!isOld && hasNewControlPlane(world)) {
      return (object.text(POOL) ?? '') === '' ? undefined : {
        pointer: POOL, wrong: 'the new control plane has no pools for classes: a class has its own volume groups', instead: "'storage'",
      };
    }
    const condition = isOld ? `${REPLICATED_VOLUME} ${NEWER} or newer, the cluster has ${release}` : `the new control plane of ${REPLICATED_VOLUME}, which only development builds of Deckhouse have`;
    return NEW_FIELDS.filter(field => object.value(field) !== undefined).map(field => ({
      pointer: field,
      // a development build may have the new control plane already
      severity: isOld ? 'error' : 'warning',
      wrong: `'${field.slice(6)}' needs ${condition}`,
      got: NOT_SHOWN,
      instead: field === STORAGE ? "'storagePool'" : 'leave it out',
    }));
  },
});
