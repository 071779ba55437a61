import { madeFrom } from '../../domain/source';
import {
  CLASS, LOCAL_PATH, StorageUse, classMissing, classOf, classPolicy, classRejected, effectiveClass, isOnVolume, possibleDefaults,
} from '../../domain/storage-class';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { choices } from '../choices';

// checks that disks and images share

/** an object that names a StorageClass which does not exist */
export function missingClass(object: ManifestObject, world: World): Violation | undefined {
  const name = object.text(CLASS);
  if (!name || !classMissing(world, name)) {
    return undefined;
  }
  return {
    pointer: CLASS,
    wrong: `the cluster has no StorageClass ${name}`,
    instead: choices(world.cluster!.storageClasses!.map(candidate => candidate.name)) || 'a StorageClass, once the cluster has one',
  };
}

/** an object that names a StorageClass of the provisioner that DVP rejects */
export function rejectedClass(object: ManifestObject, world: World): Violation | undefined {
  const name = object.text(CLASS);
  if (!name || !classRejected(world, name)) {
    return undefined;
  }
  const others = (world.cluster?.storageClasses ?? []).map(candidate => candidate.name).filter(other => !classRejected(world, other));
  return {
    pointer: CLASS,
    wrong: `StorageClass ${name} belongs to ${LOCAL_PATH}, which DVP no longer supports`,
    instead: choices(others) || 'a StorageClass of another module, for example sds-local-volume',
  };
}

/** an object without a StorageClass where there is no default either */
export function noDefaultClass(object: ManifestObject, world: World, use: StorageUse): Violation | undefined {
  if (object.value(CLASS) !== undefined || effectiveClass(world, use, undefined) !== '') {
    return undefined;
  }
  return {
    pointer: CLASS,
    wrong: 'neither the module nor the cluster has a default StorageClass',
    instead: {
      yaml: `a StorageClass, or ${use}.defaultStorageClassName in the settings of the ModuleConfig virtualization`,
      code: `a StorageClass, or 'defaultStorageClassName' in '${use}' of the VirtualizationModule`,
    },
  };
}

/** an object whose StorageClass the module does not allow; a class that is missing or rejected has a finding of its own */
export function forbiddenClass(object: ManifestObject, world: World, use: StorageUse): Violation | undefined {
  const allowed = classPolicy(world, use)?.allowed;
  const name = effectiveClass(world, use, object.text(CLASS));
  if (allowed === undefined || !name || allowed.includes(name) || classMissing(world, name) || classRejected(world, name)) {
    return undefined;
  }
  const byDefault = object.text(CLASS) ? '' : ', the default of the cluster';
  return {
    pointer: CLASS,
    wrong: `the module allows ${choices(allowed)} here, but not ${name}${byDefault}`,
    instead: {
      yaml: `${choices(allowed)}, or add ${name} to ${use}.allowedStorageClassSelector.matchNames of the ModuleConfig virtualization`,
      code: `${choices(allowed)}, or add ${name} to 'allowedStorageClassNames' in '${use}' of the VirtualizationModule`,
    },
  };
}

/**
 * An object without a StorageClass where the module has a list of allowed classes and no default: it gets the default of the cluster,
 * if that is in the list. A default that is known and not allowed has a finding of its own.
 */
export function defaultNotAllowed(object: ManifestObject, world: World, use: StorageUse): Violation | undefined {
  const policy = classPolicy(world, use);
  if (object.text(CLASS) || policy?.allowed === undefined || policy.byDefault !== undefined || effectiveClass(world, use, undefined) !== undefined) {
    return undefined;
  }
  const defaults = possibleDefaults(world);
  if (defaults.some(name => policy.allowed!.includes(name))) {
    return undefined;
  }
  const allowed = choices(policy.allowed);
  const others = defaults.length === 0 ? 'which may be another one' : `which is ${choices(defaults)}`;
  return {
    pointer: CLASS,
    wrong: `the module allows ${allowed} here and has no default, so the default of the cluster counts, ${others}`,
    instead: {
      yaml: `${allowed}, or ${use}.defaultStorageClassName in the settings of the ModuleConfig virtualization`,
      code: `${allowed}, or 'defaultStorageClassName' in '${use}' of the VirtualizationModule`,
    },
  };
}

/**
 * A volume that would be copied from the driver of one StorageClass to the driver of another.
 *
 * @param kinds kinds of sources to check
 */
export function otherProvisioner(object: ManifestObject, world: World, ...kinds: string[]): Violation | undefined {
  const origin = world.cluster === undefined ? undefined : madeFrom(world, object);
  if (origin === undefined || !kinds.includes(origin.kind)) {
    return undefined;
  }
  const volume = origin.kind === 'VirtualDiskSnapshot' ? madeFrom(world, origin) : origin;
  if (volume === undefined || volume.kind === 'VirtualImage' && !isOnVolume(volume)) {
    return undefined;
  }
  const target = classOf(world, object);
  const source = classOf(world, volume);
  // the provisioner of a class may be unknown, for example of one that the objects create
  if (target?.provisioner === undefined || source?.provisioner === undefined || target.provisioner === source.provisioner) {
    return undefined;
  }
  return {
    pointer: CLASS,
    wrong: `${origin.label} is on StorageClass ${source.name} of ${source.provisioner}, and cannot be copied to a volume of ${target.provisioner}`,
    instead: `${source.name}, or another StorageClass of ${source.provisioner}`,
  };
}
