import { ManifestObject, valueAt } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';

/** the list at a pointer, empty where there is none; the schema has passed its items */
export function listAt<T>(json: unknown, pointer: string): readonly T[] {
  const list = valueAt(json, pointer);
  return Array.isArray(list) ? list : [];
}

/** the string at a pointer, `undefined` where there is none */
export function textAt(json: unknown, pointer: string): string | undefined {
  const text = valueAt(json, pointer);
  return typeof text === 'string' ? text : undefined;
}

/** the number at a pointer, `undefined` where there is none */
export function numberAt(json: unknown, pointer: string): number | undefined {
  const number = valueAt(json, pointer);
  return typeof number === 'number' ? number : undefined;
}

const GROUP = 'virtualization.deckhouse.io';
const CLUSTER_WIDE = new Set(['ClusterVirtualImage', 'VirtualMachineClass', 'NodeUSBDevice', 'VirtualMachineIPAddressLease', 'VirtualMachineMACAddressLease']);

/** the DVP object that a reference of another object means: in its own namespace, or cluster-wide */
export function referred(set: ManifestSet, from: ManifestObject, kind: string, name: string | undefined): ManifestObject | undefined {
  return name === undefined ? undefined : set.find(GROUP, kind, CLUSTER_WIDE.has(kind) ? undefined : from.namespace, name);
}

/** all DVP objects of a kind, wherever they are */
export function everywhere(set: ManifestSet, kind: string): readonly ManifestObject[] {
  return set.ofKind(GROUP, kind);
}

/** the ModuleConfig `virtualization` of the set */
export function moduleConfig(set: ManifestSet): ManifestObject | undefined {
  return set.find('deckhouse.io', 'ModuleConfig', undefined, 'virtualization');
}
