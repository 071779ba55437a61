import { machinesWith } from '../../domain/consumers';
import { conditionOf, phaseOf } from '../../domain/history';
import { CLASS, classOf } from '../../domain/storage-class';
import { ManifestObject, itemsAt, textAt } from '../../manifest/manifest';
import { Impact } from '../impact';
import {
  Change, Classification, Condition, dataLoss, inUsualState, live, migration, movesByItself, refused, sinceRelease, where,
} from '../impact/classification';
import { isFilled, isTerminating } from '../impact/state';
import { classifyVolumeSize } from '../impact/volume-size';
import type { KindSpec } from '../kind-spec';

const TERMINATING = refused('the disk is being deleted: DVP accepts no change of its spec');
const NOT_CREATED = new Set(['', 'Pending', 'Provisioning', 'WaitForFirstConsumer']);

const isMigrating = (disk: ManifestObject): boolean => phaseOf(disk) === 'Migrating'
  || disk.text('/status/migrationState/startTimestamp') !== undefined && disk.text('/status/migrationState/endTimestamp') === undefined;

function classifySize({ before }: Change, old: unknown, now: unknown): Classification {
  if (isTerminating(before)) {
    return TERMINATING;
  }
  if (isMigrating(before)) {
    return refused('the size of a disk cannot change while the disk migrates');
  }
  if (NOT_CREATED.has(phaseOf(before) ?? 'unknown') && conditionOf(before, 'Ready')?.status !== 'True') {
    return live('the disk has no volume yet, and gets one of the new size');
  }
  const classified = classifyVolumeSize(old ?? before.text('/status/capacity'), now, 'the disk');
  return classified.impact === Impact.LIVE && phaseOf(before) === undefined ? { ...classified, dependsOn: ['whether the disk migrates at that moment'] } : classified;
}

function classifySource({ before }: Change): Classification | undefined {
  return isTerminating(before) ? TERMINATING : inUsualState(
    isFilled(before),
    refused('a disk is filled once: for another source, create a disk with another name'),
    live('the disk is not filled yet: DVP starts again, from the new source'),
  );
}

function classifyStorageClass(change: Change): Classification | undefined {
  const { before, after, beforeWorld, afterWorld, facts } = change;
  const [old, now] = [classOf(beforeWorld, before)?.name, classOf(afterWorld, after)?.name];
  if (old !== undefined && old === now) {
    return undefined;
  }
  if (isTerminating(before)) {
    return TERMINATING;
  }
  if (phaseOf(before) === 'Pending') {
    return live('the disk has no volume yet, and gets one of the new StorageClass');
  }
  if (isMigrating(before)) {
    return refused('while a disk migrates, only its old StorageClass can be set again', 'whether it is the old one');
  }
  if (!after.text(CLASS)) {
    return live('the disk stays on its volume: DVP moves it only to a StorageClass that its spec names');
  }
  const classified = where(
    [movesByItself(facts), sinceRelease(facts, '1.1.0'), runningUser(change)],
    migration('the disk moves with a live migration of its machine, one disk at a time, to a class of the same volume mode'),
    refused('a disk changes its StorageClass only while a running machine has it in its spec, and not in the Community Edition'),
  );
  const isAssumed = classified.impact === Impact.LIVE_MIGRATION && phaseOf(before) === undefined;
  return isAssumed ? { ...classified, dependsOn: ['whether the machine runs at that moment'] } : classified;
}

/** whether a running machine has the disk: as a dump shows it, or by the run policies of the machines */
function runningUser({ before, after, beforeWorld, afterWorld }: Change): Condition {
  if (phaseOf(before) === undefined) {
    const users = machinesWith(after, afterWorld);
    const called = 'whether a running machine has the disk in its spec';
    // the machine may be in other manifests
    return { holds: users.length === 0 ? undefined : users.some(({ json }) => textAt(json, '/spec/runPolicy') !== 'AlwaysOff'), called };
  }
  const attached = itemsAt<{ name?: unknown; mounted?: unknown }>(before.json, '/status/attachedToVirtualMachines').find(({ mounted }) => mounted === true);
  const machine = beforeWorld.referred(before, 'VirtualMachine', textAt(attached, '/name'));
  const phase = machine && phaseOf(machine);
  return {
    holds: attached !== undefined && phase === undefined ? undefined : phase === 'Running' || phase === 'Migrating',
    called: `whether ${attached === undefined ? 'a machine' : `machine ${String(attached.name)}`} runs`,
  };
}

export const spec: KindSpec = {
  fields: {
    '/spec/dataSource': classifySource,
    '/spec/persistentVolumeClaim/size': classifySize,
    '/spec/persistentVolumeClaim/storageClassName': classifyStorageClass,
  },
  otherFields: live('DVP does not read it again'),
  removal: dataLoss('the disk is deleted with all its data'),
};
