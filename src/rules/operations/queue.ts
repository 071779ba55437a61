import { operation, snapshotOperation } from '../../catalogue/operations/objects';
import { isAppliedAfter, isByHand } from '../../domain/by-hand';
import { isHistory } from '../../domain/history';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { ManifestObject, valueAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

/** what stands in the way of each object of a kind: the one before it on the same target, unless the newer may take its place */
function blockers(world: World, kind: string, target: string, makesWay: (older: ManifestObject, newer: ManifestObject) => boolean) {
  const unfinished = new Map<string, ManifestObject>();
  const blocked = new Map<ManifestObject, ManifestObject>();
  for (const object of world.all(kind).filter(candidate => !isHistory(candidate))) {
    const key = `${object.namespace ?? ''}/${textAt(object.json, target)}`;
    const before = unfinished.get(key);
    // the author who orders them sees to it that one is finished before the other
    if (before === undefined || makesWay(before, object) || isAppliedAfter(object, before)) {
      unfinished.set(key, object);
    } else if (!isAppliedAfter(before, object)) {
      blocked.set(object, before);
    }
  }
  return blocked;
}

const called = ({ name }: ManifestObject): string => name === '' ? '' : ` ${name}`;

// what may cut an older operation short; nothing does that to a forced one, a restore or a clone
const STOPS = ['Stop', 'Restart'];

function supersedes(older: ManifestObject, newer: ManifestObject): boolean {
  const type = textAt(newer.json, '/spec/type') ?? '';
  const forced = valueAt(newer.json, '/spec/force') === true;
  switch (textAt(older.json, '/spec/type')) {
    case 'Start':
      return type === 'Stop';
    case 'Stop':
    case 'Restart':
      return valueAt(older.json, '/spec/force') !== true && forced && STOPS.includes(type);
    case 'Migrate':
    case 'Evict':
      return STOPS.includes(type);
    default:
      return false;
  }
}

const blockedOperations = perWorld(world => blockers(world, 'VirtualMachineOperation', '/spec/virtualMachineName', supersedes));

export const oneOperation: Rule = {
  id: 'OP-14',
  severity: 'error',
  kinds: dvp('VirtualMachineOperation'),
  says: 'A machine has one unfinished operation at a time; only a few may take the place of an older one.',
  why: 'The webhook refuses the newer one. A stop may follow a start; a stop or a restart may follow a migration, '
    + 'and a forced one of them a stop or a restart that is not forced.',
  source: 'images/virtualization-artifact/pkg/controller/vmop/vmop_webhook.go',
  breaks: () => [operation({ type: 'Stop' }, { name: 'first' }), operation({ type: 'Start' }, { name: 'second' })],
  keeps: () => [operation({ type: 'Start' }, { name: 'first' }), operation({ type: 'Stop' }, { name: 'second' })],
  check: (object, world) => {
    const before = blockedOperations(world).get(object);
    const name = textAt(object.json, '/spec/virtualMachineName');
    if (before === undefined) {
      return [];
    }
    const byHand = isByHand(object) && isByHand(before);
    return [{
      pointer: '/spec/virtualMachineName',
      wrong: `the machine gets the operation${called(before)} of type ${textAt(before.json, '/spec/type')} at the same time`
        + `${byHand ? ', if both are created together' : ''}, and takes one after the other`,
      got: name,
      instead: 'one operation; the next when it is finished',
      // a person may well wait
      severity: byHand ? 'warning' : undefined,
    }];
  },
};

const blockedCreations = perWorld(world => blockers(world, 'VirtualMachineSnapshotOperation', '/spec/virtualMachineSnapshotName', () => false));

export const oneCreation: Rule = {
  id: 'SOP-06',
  severity: 'warning',
  kinds: dvp('VirtualMachineSnapshotOperation'),
  says: 'A snapshot has one unfinished operation at a time.',
  why: 'The second one fails while the first is under way.',
  source: 'images/virtualization-artifact/pkg/controller/vmsop/internal/handler/lifecycle.go',
  breaks: () => [snapshotOperation({}, { name: 'first' }), snapshotOperation({}, { name: 'second' })],
  keeps: () => [snapshotOperation({}, { name: 'first' }), snapshotOperation({ virtualMachineSnapshotName: 'web-monday' }, { name: 'second' })],
  check: (object, world) => {
    const before = blockedCreations(world).get(object);
    return before === undefined ? [] : [{
      pointer: '/spec/virtualMachineSnapshotName',
      wrong: `the snapshot gets the operation${called(before)} at the same time, and takes one after the other`,
      got: textAt(object.json, '/spec/virtualMachineSnapshotName'),
      instead: 'one operation; the next when it is finished',
    }];
  },
};
