import type { StorageClassFacts } from './cluster-facts';
import { perWorld } from './memo';
import { text } from './source';
import { World } from './world';
import { Violation } from '../manifest/finding';
import { ManifestObject, valueAt, listAt } from '../manifest/manifest';

/** the part of the module's settings that speaks of the StorageClasses of disks or of images */
export type Shelf = 'virtualDisks' | 'virtualImages';

/** where an object asks for a StorageClass */
export const CLASS = '/spec/persistentVolumeClaim/storageClassName';

const DEPRECATED = 'local-path-provisioner';
const MOST = 8;

/** names of the StorageClasses that the set makes, be it by way of a storage module, which names the class like its own object */
const made = perWorld((world: World) => new Set(world.objects.filter(({ kind }) => /(StorageClass|LocalPathProvisioner)$/.test(kind)).map(({ name }) => name)));

const deprecated = perWorld((world: World) => new Set(world.ofKind('deckhouse.io', 'LocalPathProvisioner').map(({ name }) => name)));

/** a StorageClass as the cluster has it, `undefined` where the cluster or the class is not known */
function classFacts(world: World, name: string): StorageClassFacts | undefined {
  return world.cluster?.storageClasses?.find(candidate => candidate.name === name);
}

/** whether a StorageClass is known to be nowhere: the classes of the cluster are known, and neither they nor the set have it */
function classMissing(world: World, name: string): boolean {
  return world.cluster?.storageClasses !== undefined && classFacts(world, name) === undefined && !made(world).has(name);
}

/** whether a StorageClass is of the provisioner that DVP refuses */
function classRefused(world: World, name: string): boolean {
  return deprecated(world).has(name) || classFacts(world, name)?.labels?.module === DEPRECATED;
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
function policyOf(world: World, shelf: Shelf): Policy | undefined {
  const module = world.moduleConfig;
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
const touchesDefault = perWorld((world: World) => made(world).size > 0 || world.configures('global'));

/** the StorageClass that the cluster takes where nobody names one, the empty string where there is none, `undefined` where that is not known */
function clusterDefault(world: World): string | undefined {
  const defaults = world.cluster?.storageClasses?.filter(({ isDefault }) => isDefault === true);
  return defaults === undefined || touchesDefault(world) || defaults.length > 1 ? undefined : defaults[0]?.name ?? '';
}

/** the StorageClass that an object gets by what it asks for; the empty string where there is none, `undefined` where that is not known */
export function effectiveClass(world: World, shelf: Shelf, asked: string | undefined): string | undefined {
  if (asked) {
    return asked;
  }
  const policy = policyOf(world, shelf);
  if (policy === undefined) {
    return undefined;
  }
  const { byDefault } = policy;
  return byDefault !== undefined && !classMissing(world, byDefault) ? byDefault : clusterDefault(world);
}

/** what is known of the StorageClass that a disk or an image gets */
export function classOf(world: World, { json, kind }: ManifestObject): StorageClassFacts | undefined {
  const name = effectiveClass(world, kind === 'VirtualImage' ? 'virtualImages' : 'virtualDisks', text(json, CLASS));
  return name === undefined ? undefined : classFacts(world, name);
}

/** an object that asks for a StorageClass that there is not */
export function missingClass({ json }: ManifestObject, world: World): Violation[] {
  const name = text(json, CLASS);
  return !name || !classMissing(world, name) ? [] : [{
    pointer: CLASS,
    wrong: `the cluster has no StorageClass ${name}`,
    got: name,
    instead: listed(world.cluster!.storageClasses!.map(candidate => candidate.name)) || 'a StorageClass, once the cluster has one',
  }];
}

/** an object that asks for a StorageClass of the provisioner that DVP refuses */
export function refusedClass({ json }: ManifestObject, world: World): Violation[] {
  const name = text(json, CLASS);
  return !name || !classRefused(world, name) ? [] : [{
    pointer: CLASS,
    wrong: `StorageClass ${name} belongs to ${DEPRECATED}, which DVP no longer takes`,
    got: name,
    instead: listed((world.cluster?.storageClasses ?? []).map(candidate => candidate.name).filter(other => !classRefused(world, other)))
      || 'a StorageClass of another module, for example sds-local-volume',
  }];
}

/** an object that asks for no StorageClass where nobody else names one either */
export function noDefaultClass({ json }: ManifestObject, world: World, shelf: Shelf): Violation[] {
  return valueAt(json, CLASS) !== undefined || effectiveClass(world, shelf, undefined) !== '' ? [] : [{
    pointer: CLASS,
    wrong: 'neither the module nor the cluster has a default StorageClass that could stand in here',
    got: undefined,
    instead: `a StorageClass here, or ${shelf}.defaultStorageClassName in the settings of the module`,
  }];
}

/** an object whose StorageClass the module does not allow; one that does not exist at all is another mistake */
export function forbiddenClass({ json }: ManifestObject, world: World, shelf: Shelf): Violation[] {
  const allowed = policyOf(world, shelf)?.allowed;
  const name = effectiveClass(world, shelf, text(json, CLASS));
  if (allowed === undefined || !name || allowed.includes(name) || classMissing(world, name) || classRefused(world, name)) {
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
