import { atOnce, operation, snapshot } from './objects';
import { Manifest } from '../../manifest/manifest';
import {
  cloneUnderNames, fitsRunPolicy, migrateWhenMigrating, noForcedStart, nothingIgnored, restoreFromWhat, restoreOwnSnapshot, runsOnce,
} from '../../rules/operations/operation';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const CLONE = { mode: 'Strict', customization: { nameSuffix: '-copy' } };
const RESTORE = { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' };

/** an operation as apps often declare it: with a name, and without a hook */
const kept = (): Manifest => operation({}, { annotations: undefined });

export const OPERATION_EXAMPLES: readonly RuleExample[] = [
  {
    rule: noForcedStart,
    breaks: () => [operation({ type: 'Start', force: true })],
    keeps: () => [operation({ type: 'Start', force: false })],
  },
  {
    rule: restoreFromWhat,
    breaks: () => [operation({ type: 'Restore' })],
    keeps: () => [operation({ type: 'Restore', restore: RESTORE })],
  },
  {
    rule: cloneUnderNames,
    breaks: () => [operation({ type: 'Clone', clone: { mode: 'Strict' } })],
    keeps: () => [operation({ type: 'Clone', clone: CLONE })],
  },
  {
    rule: migrateWhenMigrating,
    breaks: () => [operation({ type: 'Evict', migrate: {} })],
    keeps: () => [operation({ type: 'Migrate', migrate: {} })],
  },
  {
    rule: nothingIgnored,
    breaks: () => [operation({ type: 'Restart', restore: RESTORE })],
    keeps: () => [operation({ type: 'Restore', restore: RESTORE })],
  },
  {
    rule: fitsRunPolicy,
    breaks: () => [machine({ runPolicy: 'AlwaysOn' }), operation({ type: 'Stop' })],
    keeps: () => [machine({ runPolicy: 'AlwaysOnUnlessStoppedManually' }), operation({ type: 'Stop' })],
  },
  {
    rule: restoreOwnSnapshot,
    breaks: () => [snapshot({ virtualMachineName: 'db' }), operation({ type: 'Restore', restore: RESTORE })],
    keeps: () => [snapshot(), operation({ type: 'Restore', restore: RESTORE })],
  },
  {
    rule: runsOnce,
    breaks: () => [kept()],
    keeps: () => [atOnce(kept())],
  },
];
