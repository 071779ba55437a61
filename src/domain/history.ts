import { perWorld } from './memo';
import { World } from './world';
import { Finding } from '../manifest/finding';
import { ManifestObject, itemsAt, valueAt } from '../manifest/manifest';

const DEFAULT_CLASS = '/metadata/annotations/virtualmachineclass.virtualization.deckhouse.io~1is-default-class';

/**
 * Whether a webhook sets a required field: a machine without a class gets the default class, if exactly one is known.
 */
export function filledIn({ id, pointer }: Finding, { kind }: ManifestObject, world: World): boolean {
  if (id !== 'SCHEMA-REQUIRED' || kind !== 'VirtualMachine' || pointer !== '/spec/virtualMachineClassName') {
    return false;
  }
  const ours = defaultClasses(world);
  return ours > 0 ? ours === 1 : (world.cluster?.defaultVirtualMachineClass ?? '') !== '';
}

const defaultClasses = perWorld(world => world.all('VirtualMachineClass').filter(({ json }) => valueAt(json, DEFAULT_CLASS) === 'true').length);

const FINISHED = new Set(['Completed', 'Failed', 'Superseded']);

/**
 * Whether an object is a finished operation: a dump of a cluster contains some, and they change nothing any more.
 */
export function isHistory({ kind, json }: ManifestObject): boolean {
  return (kind === 'VirtualMachineOperation' || kind === 'VirtualMachineSnapshotOperation') && FINISHED.has(String(valueAt(json, '/status/phase')));
}

/** the fields that only the API server and controllers write */
export const ONLY_IN_CLUSTER = ['/status', ...['uid', 'resourceVersion', 'creationTimestamp', 'ownerReferences'].map(field => `/metadata/${field}`)];

/**
 * Whether an object comes from a dump of a cluster: only the API server and controllers write these fields.
 */
export function isOfCluster({ json }: ManifestObject): boolean {
  const { uid, resourceVersion, creationTimestamp, ownerReferences } = json.metadata ?? {};
  return isSet(uid) || isSet(resourceVersion) || isSet(creationTimestamp)
    || Array.isArray(ownerReferences) && ownerReferences.length > 0
    || json.status !== undefined && Object.keys(json.status ?? {}).length > 0;
}

const isSet = (text: unknown): boolean => typeof text === 'string' && text !== '';

const MADE_BY_PLATFORM = /^(VirtualMachine(IP|MAC)AddressLease|USBDevice)$/;

/** Whether the platform has made an object itself: no app applies it, and no tool prunes it. */
export const isOfPlatform = (object: ManifestObject): boolean => isOfCluster(object)
  && (MADE_BY_PLATFORM.test(object.kind) || object.group.startsWith('internal.') || object.text('/metadata/generateName') !== undefined);

interface Condition { readonly type?: unknown; readonly status?: unknown; readonly reason?: unknown }

/** a condition in the status of an object, `undefined` without a status or without this condition */
export const conditionOf = ({ json }: ManifestObject, type: string): Condition | undefined =>
  itemsAt<Condition>(json, '/status/conditions').find(condition => condition.type === type);

/** the phase in the status of an object, `undefined` if the object is not from a dump */
export const phaseOf = (object: ManifestObject): string | undefined => object.text('/status/phase');
