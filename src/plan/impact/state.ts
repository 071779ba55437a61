import type { Condition } from './classification';
import { conditionOf, phaseOf } from '../../domain/history';
import { ManifestObject } from '../../manifest/manifest';

// the state of an object at the moment: only a dump of the cluster has it, in its status

const NO_GUEST = new Set(['Stopped', 'Pending']);

/** whether a machine has no guest that runs: then a change waits for nothing */
export const hasNoGuest = (machine: ManifestObject): boolean => NO_GUEST.has(phaseOf(machine) ?? '');

/** whether a machine is not stopped */
export function isNotStopped(machine: ManifestObject): Condition {
  const phase = phaseOf(machine);
  return { holds: phase === undefined ? undefined : phase !== 'Stopped', called: 'whether the machine is stopped' };
}

/** whether a machine is known not to migrate: DVP then changes its size only with a restart */
export const cannotMigrate = (machine: ManifestObject): boolean => conditionOf(machine, 'Migratable')?.status === 'False';

const NOT_FILLED = new Set(['', 'Pending', 'Provisioning', 'WaitForUserUpload', 'WaitForFirstConsumer', 'Failed']);

/** whether a disk or an image has its content; before, a change of its spec starts its import again */
export function isFilled(object: ManifestObject): Condition {
  const phase = phaseOf(object);
  const ready = conditionOf(object, 'Ready')?.status === 'True';
  return { holds: phase === undefined && !ready ? undefined : ready || !NOT_FILLED.has(phase ?? ''), called: `whether the ${object.kind} is ready` };
}

const IS_BOUND = new Set(['Bound', 'Attached']);

/** whether an address is reserved already */
export function isBound(address: ManifestObject): Condition {
  const status = conditionOf(address, 'Bound')?.status;
  const phase = phaseOf(address);
  return {
    holds: status !== undefined ? status === 'True' : phase === undefined ? undefined : IS_BOUND.has(phase),
    called: 'whether the address is bound',
  };
}

/** whether an object is being deleted */
export const isTerminating = (object: ManifestObject): boolean =>
  phaseOf(object) === 'Terminating' || typeof object.value('/metadata/deletionTimestamp') === 'string';
