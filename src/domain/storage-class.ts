import type { StorageClassFacts } from './cluster-facts';
import { perWorld } from './memo';
import { World } from './world';
import { MODULE_CONFIG_GROUP, STORAGE_GROUP } from '../manifest/groups';
import { ManifestObject, pointerPart } from '../manifest/manifest';

/** the settings of the module for StorageClasses: those for disks, or those for images */
export type StorageUse = 'virtualDisks' | 'virtualImages';

/** the field in which an object names its StorageClass */
export const CLASS = '/spec/persistentVolumeClaim/storageClassName';

const DEFAULT_CLASS = `/metadata/annotations/${pointerPart('storageclass.kubernetes.io/is-default-class')}`;

/** the kinds from which the storage modules create a StorageClass of the same name */
export const CLASS_KINDS: readonly string[] = ['ReplicatedStorageClass', 'LocalStorageClass', 'NFSStorageClass', 'CephStorageClass'];

/** the module whose StorageClasses DVP rejects */
export const LOCAL_PATH = 'local-path-provisioner';

/** names of the StorageClasses that the objects create; a storage module creates one with the name of its own object */
export const createdClasses = perWorld((world: World): ReadonlySet<string> =>
  new Set(world.objects.filter(({ kind }) => /(StorageClass|LocalPathProvisioner)$/.test(kind)).map(({ name }) => name)));

const localPathClasses = perWorld((world: World) => new Set(world.ofKind('deckhouse.io', 'LocalPathProvisioner').map(({ name }) => name)));

/** a StorageClass of the cluster, `undefined` if the cluster or the class is not known */
function classFacts(world: World, name: string): StorageClassFacts | undefined {
  return world.cluster?.storageClasses?.find(candidate => candidate.name === name);
}

/** whether a StorageClass is known to be missing: the classes of the cluster are known, and neither they nor the objects contain it */
export function classMissing(world: World, name: string): boolean {
  return world.cluster?.storageClasses !== undefined && classFacts(world, name) === undefined && !createdClasses(world).has(name)
    // of a class whose own mistakes are reported, nothing else is worth a finding
    && !CLASS_KINDS.some(kind => world.has(STORAGE_GROUP, kind, undefined, name));
}

/** whether a StorageClass belongs to the module whose classes DVP rejects */
export function classRejected(world: World, name: string): boolean {
  return localPathClasses(world).has(name) || classFacts(world, name)?.labels?.module === LOCAL_PATH;
}

interface ClassPolicy {
  readonly byDefault?: string;
  /** the only allowed names, `undefined` if every name is allowed */
  readonly allowed?: readonly string[];
}

/** the settings of the module for StorageClasses, `undefined` without its ModuleConfig: the settings in the cluster are not known */
export const classPolicy = (world: World, use: StorageUse): ClassPolicy | undefined => policies(world)[use];

const policies = perWorld((world: World): Readonly<Record<StorageUse, ClassPolicy | undefined>> =>
  ({ virtualDisks: readPolicy(world, 'virtualDisks'), virtualImages: readPolicy(world, 'virtualImages') }));

function readPolicy(world: World, use: StorageUse): ClassPolicy | undefined {
  const module = world.moduleConfig;
  if (module === undefined) {
    return undefined;
  }
  const at = `/spec/settings/${use}`;
  const older = use === 'virtualImages' ? module.text(`${at}/storageClassName`) || undefined : undefined;
  const byDefault = module.text(`${at}/defaultStorageClassName`) || undefined;
  const names = module.list<unknown>(`${at}/allowedStorageClassSelector/matchNames`).filter((name): name is string => typeof name === 'string');
  if (byDefault === undefined && names.length === 0) {
    // the older setting has an effect only without the new ones
    return older === undefined ? {} : { byDefault: older, allowed: [older] };
  }
  return { byDefault, allowed: [...new Set(byDefault === undefined ? names : [byDefault, ...names])] };
}

/** whether the objects may change the default StorageClass of the cluster */
const touchesDefault = perWorld((world: World) => createdClasses(world).size > 0 || world.configures('global'));

/** the default StorageClass of the cluster, an empty string if it has no default, `undefined` if that is not known */
const clusterDefault = perWorld((world: World): string | undefined => {
  const defaults = world.cluster?.storageClasses?.filter(({ isDefault }) => isDefault === true);
  if (defaults === undefined || touchesDefault(world) || defaults.length > 1) {
    return undefined;
  }
  return defaults[0]?.name ?? '';
});

/** the classes that may be the default of the cluster: those of the cluster, and those that the objects make the default */
export const possibleDefaults = perWorld((world: World): readonly string[] => {
  const ofCluster = (world.cluster?.storageClasses ?? []).filter(({ isDefault }) => isDefault === true).map(({ name }) => name);
  const created = world.ofKind('storage.k8s.io', 'StorageClass').filter(object => object.text(DEFAULT_CLASS) === 'true').map(({ name }) => name);
  const global = world.find(MODULE_CONFIG_GROUP, 'ModuleConfig', undefined, 'global')?.text('/spec/settings/defaultClusterStorageClass');
  return [...new Set([...ofCluster, ...created, ...global ? [global] : []])];
});

/** the StorageClass of an object that names this class or no class; an empty string if it gets no class, `undefined` if that is not known */
export function effectiveClass(world: World, use: StorageUse, named: string | undefined): string | undefined {
  if (named) {
    return named;
  }
  const policy = classPolicy(world, use);
  if (policy === undefined) {
    return undefined;
  }
  const { byDefault } = policy;
  return byDefault !== undefined && !classMissing(world, byDefault) ? byDefault : clusterDefault(world);
}

/** the StorageClass of a disk or an image, `undefined` if it is not known */
export function classOf(world: World, object: ManifestObject): StorageClassFacts | undefined {
  const name = effectiveClass(world, object.kind === 'VirtualImage' ? 'virtualImages' : 'virtualDisks', object.text(CLASS));
  return name === undefined ? undefined : classFacts(world, name);
}

/** whether an image has its own volume, under the current name of this storage or the older one */
export const isOnVolume = (image: ManifestObject): boolean => ['PersistentVolumeClaim', 'Kubernetes'].includes(image.text('/spec/storage') ?? '');
