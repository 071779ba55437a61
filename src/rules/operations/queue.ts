import { isAppliedAfter, isByHand } from '../../domain/apply-order';
import { isHistory } from '../../domain/history';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** operations that wait for each other */
export const operationQueue = new Topic({ kinds: dvp('VirtualMachineOperation'), source: 'images/virtualization-artifact/pkg/controller/vmop/vmop_webhook.go' });

export const oneOperation = operationQueue.rule({
  id: 'OP-14',
  severity: 'error',
  says: 'A machine has one unfinished operation at a time; only a few may replace an older one.',
  why: 'The webhook rejects the newer one. A stop may follow a start; a stop or a restart may follow a migration, '
    + 'and a forced stop or restart one that is not forced.',
  check: (object, world) => {
    const before = blockedOperations(world).get(object);
    if (before === undefined) {
      return undefined;
    }
    const byHand = isByHand(object) && isByHand(before);
    return {
      pointer: '/spec/virtualMachineName',
      wrong: `the machine gets the operation${nameOf(before)} of type ${before.text('/spec/type')} at the same time`
        + `${byHand ? ', if both are created together' : ''}, and runs one after the other`,
      instead: 'one operation; the next when it is finished',
      // a person can wait
      severity: byHand ? 'warning' : undefined,
    };
  },
});

export const oneCreation = operationQueue.rule({
  id: 'SOP-06',
  severity: 'warning',
  kinds: dvp('VirtualMachineSnapshotOperation'),
  says: 'A snapshot has one unfinished operation at a time.',
  why: 'The second one fails while the first is in progress.',
  source: 'images/virtualization-artifact/pkg/controller/vmsop/internal/handler/lifecycle.go',
  check: (object, world) => {
    const before = blockedCreations(world).get(object);
    return before === undefined ? undefined : {
      pointer: '/spec/virtualMachineSnapshotName',
      wrong: `the snapshot gets the operation${nameOf(before)} at the same time, and runs one after the other`,
      instead: 'one operation; the next when it is finished',
    };
  },
});

/** by object, the unfinished one before it on the same target, unless the newer may replace it */
function blockers(world: World, kind: string, target: string, mayReplace: (older: ManifestObject, newer: ManifestObject) => boolean) {
  const unfinished = new Map<string, ManifestObject>();
  const blocked = new Map<ManifestObject, ManifestObject>();
  for (const object of world.all(kind).filter(candidate => !isHistory(candidate))) {
    const key = `${object.namespace ?? ''}/${object.text(target)}`;
    const before = unfinished.get(key);
    // an order that the author set lets one finish before the other
    if (before === undefined || mayReplace(before, object) || isAppliedAfter(object, before)) {
      unfinished.set(key, object);
    } else if (!isAppliedAfter(before, object)) {
      blocked.set(object, before);
    }
  }
  return blocked;
}

// they may replace an older operation, but never a forced one, a restore or a clone
const STOPS = ['Stop', 'Restart'];

function supersedes(older: ManifestObject, newer: ManifestObject): boolean {
  const type = newer.text('/spec/type') ?? '';
  switch (older.text('/spec/type')) {
    case 'Start':
      return type === 'Stop';
    case 'Stop':
    case 'Restart':
      return older.value('/spec/force') !== true && newer.value('/spec/force') === true && STOPS.includes(type);
    case 'Migrate':
    case 'Evict':
      return STOPS.includes(type);
    default:
      return false;
  }
}

const blockedOperations = perWorld(world => blockers(world, 'VirtualMachineOperation', '/spec/virtualMachineName', supersedes));

const blockedCreations = perWorld(world => blockers(world, 'VirtualMachineSnapshotOperation', '/spec/virtualMachineSnapshotName', () => false));

const nameOf = ({ name }: ManifestObject): string => name === '' ? '' : ` ${name}`;
