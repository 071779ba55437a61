import { namingGap } from './naming';
import { isHook } from '../../domain/apply-order';
import { isOfCluster } from '../../domain/history';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** the type of an operation, and the sections and machines that go with it */
export const operations = new Topic({ severity: 'error', kinds: dvp('VirtualMachineOperation'), source: 'crds/virtualmachineoperations.yaml' });

const CONTROLLER = 'images/virtualization-artifact/pkg/controller/vmop';

export const noForcedStart = operations.rule({
  id: 'OP-03',
  says: 'A start is not forced.',
  why: 'The API server rejects a forced start.',
  check: object => typeOf(object) !== 'Start' || object.value('/spec/force') !== true ? undefined : {
    pointer: '/spec/force', wrong: 'a start cannot be forced', instead: "no 'force'; for a machine that hangs, the type Restart with 'force'",
  },
});

export const restoreFromWhat = operations.rule({
  id: 'OP-04',
  says: 'A restore names its snapshot.',
  why: 'The API server rejects a restore without a snapshot.',
  check: object => typeOf(object) !== 'Restore' || object.value('/spec/restore') !== undefined ? undefined : {
    pointer: '/spec/restore', wrong: 'a restore needs a snapshot and a mode', instead: "'restore' with 'virtualMachineSnapshotName' and 'mode'",
  },
});

export const cloneUnderNames = operations.rule({
  id: 'OP-05',
  says: 'A clone has names for its objects: a prefix, a suffix, or replacements of names.',
  why: 'The API server rejects a clone that would have the names of the original.',
  check: object => {
    if (typeOf(object) === 'Clone' && object.value('/spec/clone') === undefined) {
      return { pointer: '/spec/clone', wrong: 'a clone needs names for its objects', instead: "'clone' with 'mode', and with 'customization' or 'nameReplacement'" };
    }
    return namingGap(object, '/spec/clone');
  },
});

export const migrateWhenMigrating = operations.rule({
  id: 'OP-06',
  says: 'Only an operation of type Migrate has a target.',
  why: 'The API server rejects the section anywhere else, even with Evict, where the platform chooses the node.',
  check: object => typeOf(object) === 'Migrate' || object.value('/spec/migrate') === undefined ? undefined : {
    pointer: '/spec/migrate', wrong: `an operation of type ${typeOf(object)} must not have a target`, instead: "the type Migrate, or no 'migrate'",
  },
});

/** the type that reads a section */
const SECTIONS = { restore: 'Restore', clone: 'Clone' };

export const nothingIgnored = operations.rule({
  id: 'OP-07',
  severity: 'warning',
  says: 'An operation has no section of another type.',
  why: 'The platform accepts the operation and ignores the section.',
  check: object => Object.entries(SECTIONS)
    .filter(([section, type]) => typeOf(object) !== type && object.value(`/spec/${section}`) !== undefined)
    .map(([section, type]) => ({
      pointer: `/spec/${section}`, wrong: `an operation of type ${typeOf(object)} ignores this section`, instead: `the type ${type}, or no '${section}'`,
    })),
});

const STARTED_BY_HAND = ['Manual', 'AlwaysOnUnlessStoppedManually'];
const RUNNING = [...STARTED_BY_HAND, 'AlwaysOn'];
const POLICIES = [...RUNNING, 'AlwaysOff'];

/** run policies that allow an operation; restores and clones are allowed by all of them */
const ALLOWED_BY: ReadonlyMap<string, readonly string[]> = new Map([
  ['Start', STARTED_BY_HAND],
  ['Stop', STARTED_BY_HAND],
  ['Restart', RUNNING],
  ['Migrate', RUNNING],
  ['Evict', RUNNING],
]);

export const fitsRunPolicy = operations.rule({
  id: 'OP-15',
  says: "An operation fits the machine's runPolicy: only Manual and AlwaysOnUnlessStoppedManually allow a start and a stop, "
    + 'and AlwaysOff allows neither a restart nor a migration.',
  why: 'Otherwise the operation ends in phase Failed.',
  source: `${CONTROLLER}/powerstate/internal/service/stop.go`,
  check: (object, world) => {
    const type = typeOf(object) ?? '';
    const allowed = ALLOWED_BY.get(type);
    // the default policy allows everything, and an unknown word is reported where it stands
    const policy = world.referred(object, 'VirtualMachine', object.text('/spec/virtualMachineName'))?.text('/spec/runPolicy');
    if (allowed === undefined || policy === undefined || allowed.includes(policy) || !POLICIES.includes(policy)) {
      return undefined;
    }
    return {
      pointer: '/spec/type',
      wrong: `the machine has the runPolicy ${policy}, and an operation of type ${type} fails on it`,
      instead: `the machine with the runPolicy ${allowed.join(' or ')}`,
    };
  },
});

const SNAPSHOT = '/spec/restore/virtualMachineSnapshotName';

export const restoreOwnSnapshot = operations.rule({
  id: 'OP-21',
  says: 'A machine is restored from a snapshot of itself.',
  why: 'The platform puts the machine of the operation into maintenance, but writes to the machine that the snapshot was taken of.',
  source: `${CONTROLLER}/snapshot/internal/step/process_restore_step.go`,
  check: (object, world) => {
    const machine = object.text('/spec/virtualMachineName');
    const snapshot = typeOf(object) === 'Restore' ? world.referred(object, 'VirtualMachineSnapshot', object.text(SNAPSHOT)) : undefined;
    const owner = snapshot?.text('/spec/virtualMachineName');
    if (owner === undefined || machine === undefined || owner === machine) {
      return undefined;
    }
    return {
      pointer: SNAPSHOT,
      wrong: `the snapshot was taken of VirtualMachine ${owner}, and the operation is for VirtualMachine ${machine}`,
      instead: `a snapshot of VirtualMachine ${machine}; from one of another machine, a VirtualMachineSnapshotOperation creates a new machine`,
    };
  },
});

export const runsOnce = operations.rule({
  id: 'OP-20',
  severity: 'warning',
  kinds: dvp('VirtualMachineOperation', 'VirtualMachineSnapshotOperation'),
  says: 'An operation is created once, not kept in place under a name.',
  why: 'The platform deletes finished operations after a day, or when there are more than ten. A tool that keeps the app in place then creates the operation again, and it runs again.',
  source: `${CONTROLLER}/gc.go`,
  check: object => object.name === '' || isHook(object) || isOfCluster(object) ? undefined : {
    pointer: '/metadata/name',
    wrong: 'the platform deletes the operation when it is finished, and the next sync creates it again and runs it again',
    instead: "'generateName' with kubectl create, or a hook of Argo CD or Helm if it is meant to run at each sync",
  },
});

const typeOf = (object: ManifestObject): string | undefined => object.text('/spec/type');
