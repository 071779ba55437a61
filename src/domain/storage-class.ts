import type { ClusterFacts, StorageClassFacts } from './cluster-facts';
import { Complaint } from '../manifest/finding';
import { ManifestObject, valueAt } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';
import { perSet } from './memo';
import { listAt, moduleConfig } from './read';
import { text } from './source';

/** the part of the module's settings that speaks of the StorageClasses of disks or of images */
export type Shelf = 'virtualDisks' | 'virtualImages';

/** where an object asks for a StorageClass */
export const CLASS = '/spec/persistentVolumeClaim/storageClassName';

const DEPRECATED = 'local-path-provisioner';
const MOST = 8;

/** names of the StorageClasses that the set makes, be it by way of a storage module, which names the class like its own object */
const made = perSet((set: ManifestSet) => new Set(set.objects.filter(({ kind }) => /(StorageClass|LocalPathProvisioner)$/.test(kind)).map(({ name }) => name)));

const deprecated = perSet((set: ManifestSet) => new Set(set.ofKind('deckhouse.io', 'LocalPathProvisioner').map(({ name }) => name)));

/** a StorageClass as the cluster has it, `undefined` where the cluster or the class is not known */
function classFacts(facts: ClusterFacts | undefined, name: string): StorageClassFacts | undefined {
  return facts?.storageClasses?.find(candidate => candidate.name === name);
}

/** whether a StorageClass is known to be nowhere: the classes of the cluster are known, and neither they nor the set have it */
function classMissing(set: ManifestSet, facts: ClusterFacts | undefined, name: string): boolean {
  return facts?.storageClasses !== undefined && classFacts(facts, name) === undefined && !made(set).has(name);
}

/** whether a StorageClass is of the provisioner that DVP refuses */
function classRefused(set: ManifestSet, facts: ClusterFacts | undefined, name: string): boolean {
  return deprecated(set).has(name) || classFacts(facts, name)?.labels?.module === DEPRECATED;
}

/** names for a message, not too many of them */
function listed(names: readonly string[]): string {
  const shown = names.length > MOST ? [...names.slice(0, MOST), `${names.length - MOST} more`] : names;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} or ${shown[shown.length - 1]}`;
}

interface Policy {
  readonly byDefault?: string;
  /** nothing is allowed beside these, `undefined` where everything is */
  readonly allowed?: readonly string[];
}

/** what the module of the set says of StorageClasses, `undefined` where the set has no module: the cluster has one then, and nobody knows what it says */
function policyOf(set: ManifestSet, shelf: Shelf): Policy | undefined {
  const module = moduleConfig(set);
  if (module === undefined) {
    return undefined;
  }
  const at = `/spec/settings/${shelf}`;
  const old = shelf === 'virtualImages' ? text(module.json, `${at}/storageClassName`) || undefined : undefined;
  const byDefault = text(module.json, `${at}/defaultStorageClassName`) || undefined;
  const names = listAt(module.json, `${at}/allowedStorageClassSelector/matchNames`).filter((name): name is string => typeof name === 'string');
  if (byDefault === undefined && names.length === 0) {
    // the setting of old counts only while there is none of the new ones
    return old === undefined ? {} : { byDefault: old, allowed: [old] };
  }
  return { byDefault, allowed: [...new Set(byDefault === undefined ? names : [byDefault, ...names])] };
}

/** whether the set might change which StorageClass is the cluster's default */
const touchesDefault = perSet((set: ManifestSet) => made(set).size > 0 || set.ofKind('deckhouse.io', 'ModuleConfig').some(({ name }) => name === 'global'));

/** the StorageClass that the cluster takes where nobody names one, the empty string where there is none, `undefined` where that is not known */
function clusterDefault(set: ManifestSet, facts: ClusterFacts | undefined): string | undefined {
  const defaults = facts?.storageClasses?.filter(({ isDefault }) => isDefault === true);
  return defaults === undefined || touchesDefault(set) || defaults.length > 1 ? undefined : defaults[0]?.name ?? '';
}

/** the StorageClass that an object gets by what it asks for; the empty string where there is none, `undefined` where that is not known */
export function effectiveClass(set: ManifestSet, facts: ClusterFacts | undefined, shelf: Shelf, asked: string | undefined): string | undefined {
  if (asked) {
    return asked;
  }
  const policy = policyOf(set, shelf);
  if (policy === undefined) {
    return undefined;
  }
  const { byDefault } = policy;
  return byDefault !== undefined && !classMissing(set, facts, byDefault) ? byDefault : clusterDefault(set, facts);
}

/** what is known of the StorageClass that a disk or an image gets */
export function classOf(set: ManifestSet, facts: ClusterFacts | undefined, { json, kind }: ManifestObject): StorageClassFacts | undefined {
  const name = effectiveClass(set, facts, kind === 'VirtualImage' ? 'virtualImages' : 'virtualDisks', text(json, CLASS));
  return name === undefined ? undefined : classFacts(facts, name);
}

/** an object that asks for a StorageClass that there is not */
export function missingClass({ json }: ManifestObject, set: ManifestSet, facts: ClusterFacts | undefined): Complaint[] {
  const name = text(json, CLASS);
  return !name || !classMissing(set, facts, name) ? [] : [{
    pointer: CLASS,
    wrong: `the cluster has no StorageClass ${name}`,
    got: name,
    instead: listed(facts!.storageClasses!.map(candidate => candidate.name)) || 'a StorageClass, once the cluster has one',
  }];
}

/** an object that asks for a StorageClass of the provisioner that DVP refuses */
export function refusedClass({ json }: ManifestObject, set: ManifestSet, facts: ClusterFacts | undefined): Complaint[] {
  const name = text(json, CLASS);
  return !name || !classRefused(set, facts, name) ? [] : [{
    pointer: CLASS,
    wrong: `StorageClass ${name} belongs to ${DEPRECATED}, which DVP no longer takes`,
    got: name,
    instead: listed((facts?.storageClasses ?? []).map(candidate => candidate.name).filter(other => !classRefused(set, facts, other)))
      || 'a StorageClass of another module, for example sds-local-volume',
  }];
}

/** an object that asks for no StorageClass where nobody else names one either */
export function noDefaultClass({ json }: ManifestObject, set: ManifestSet, facts: ClusterFacts | undefined, shelf: Shelf): Complaint[] {
  return valueAt(json, CLASS) !== undefined || effectiveClass(set, facts, shelf, undefined) !== '' ? [] : [{
    pointer: CLASS,
    wrong: 'neither the module nor the cluster has a default StorageClass that could stand in here',
    got: undefined,
    instead: `a StorageClass here, or ${shelf}.defaultStorageClassName in the settings of the module`,
  }];
}

/** an object whose StorageClass the module does not allow; one that does not exist at all is another mistake */
export function forbiddenClass({ json }: ManifestObject, set: ManifestSet, facts: ClusterFacts | undefined, shelf: Shelf): Complaint[] {
  const allowed = policyOf(set, shelf)?.allowed;
  const name = effectiveClass(set, facts, shelf, text(json, CLASS));
  if (allowed === undefined || !name || allowed.includes(name) || classMissing(set, facts, name) || classRefused(set, facts, name)) {
    return [];
  }
  const asked = !!text(json, CLASS);
  return [{
    pointer: CLASS,
    wrong: `the module allows ${listed(allowed)} here, but not ${name}${asked ? '' : ', the default of the cluster'}`,
    got: asked ? name : undefined,
    instead: `${listed(allowed)}, or ${name} among the allowedStorageClassNames of the module (${shelf}.allowedStorageClassSelector.matchNames)`,
  }];
}
