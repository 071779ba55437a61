import { Check, Diagnosis, ok, problem, warning } from './check';
import { ClusterState, appConfig, named } from './cluster-state';
import type { StorageClassFacts } from '../../domain/cluster-facts';
import { CLASS_KINDS, LOCAL_PATH } from '../../domain/storage-class';
import { itemsAt } from '../../manifest/manifest';

/** how volumes of a class can be used: access modes and volume mode, best first */
interface Modes {
  readonly accessModes?: readonly string[];
  readonly volumeMode?: string;
}

const [RWX, RWO] = [['ReadWriteMany'], ['ReadWriteOnce']];

/** of the storage modules, where the cluster has no profile of a class; the replicated one gives DVP more than others */
const BY_PROVISIONER: Readonly<Record<string, Modes>> = {
  'replicated.csi.storage.deckhouse.io': { accessModes: RWX, volumeMode: 'Block' },
  'local.csi.storage.deckhouse.io': { accessModes: RWO, volumeMode: 'Block' },
  'rbd.csi.ceph.com': { accessModes: RWX, volumeMode: 'Block' },
  'cephfs.csi.ceph.com': { accessModes: RWX, volumeMode: 'Filesystem' },
  'nfs.csi.k8s.io': { accessModes: RWX, volumeMode: 'Filesystem' },
};

/** the default StorageClass, and whether machines on it migrate */
export const storageClass: Check = {
  name: 'storage',
  run: state => {
    const classes = state.facts.storageClasses;
    const planned = appConfig(state, 'global')?.text('/spec/settings/defaultClusterStorageClass');
    if (planned !== undefined) {
      const found = classes?.find(({ name }) => name === planned);
      return [ok(`the manifests make ${planned} the default StorageClass`), ...found === undefined ? created(state, planned, classes) : ofClass(found, state)];
    }
    return classes === undefined ? [] : ofDefaults(classes.filter(({ isDefault }) => isDefault === true), state);
  },
};

function created({ app }: ClusterState, name: string, classes: readonly StorageClassFacts[] | undefined): Diagnosis[] {
  const isCreated = app!.world.objects.some(object => object.name === name && (CLASS_KINDS.includes(object.kind) || object.kind === 'StorageClass'));
  return isCreated || classes === undefined ? [] : [problem(`StorageClass ${name} is neither in the cluster nor in the manifests`, `one of the cluster: ${classes.map(each => each.name).join(', ') || 'it has none'}`)];
}

function ofDefaults(defaults: readonly StorageClassFacts[], state: ClusterState): Diagnosis[] {
  if (defaults.length === 0) {
    return [problem('the cluster has no default StorageClass: disks, images and the registry of images that name none stay Pending',
      'DefaultStorageClass in the app, or defaultClusterStorageClass in the ModuleConfig global')];
  }
  const names = defaults.map(({ name }) => name).join(' and ');
  return defaults.length > 1
    ? [warning(`${names} are both the default StorageClass: the newest one counts`, 'remove the annotation storageclass.kubernetes.io/is-default-class from the others')]
    : [ok(`the default StorageClass is ${names}`), ...ofClass(defaults[0], state)];
}

function ofClass({ name, provisioner = '', labels }: StorageClassFacts, state: ClusterState): Diagnosis[] {
  if (labels?.module === LOCAL_PATH) {
    return [problem(`${name} is of ${LOCAL_PATH}, which DVP rejects`, 'another StorageClass')];
  }
  const profile = named(state, 'storageprofiles', name);
  const sets = profile === undefined ? [] : itemsAt<Modes>(profile, '/status/claimPropertySets');
  const known: readonly Modes[] = sets.length > 0 ? sets : [BY_PROVISIONER[provisioner]].filter(modes => modes !== undefined);
  if (known.length === 0) {
    return [warning(`which access modes ${name} has is not known (${provisioner || 'no provisioner'})`, 'live migration needs ReadWriteMany with Block: see the documentation of its driver')];
  }
  const shared = known.filter(({ accessModes = [] }) => accessModes.includes('ReadWriteMany'));
  if (shared.some(({ volumeMode }) => volumeMode === 'Block')) {
    return [ok(`${name} has ReadWriteMany with Block: machines migrate live`)];
  }
  if (shared.length > 0) {
    return [ok(`${name} has ReadWriteMany with Filesystem: machines migrate live, with their disks as files`)];
  }
  const isCe = state.facts.edition === 'CE';
  return [warning(`${name} has ReadWriteOnce only: ${isCe ? 'machines do not migrate live in the edition CE' : 'machines migrate live by copying their disks, which CE cannot'}`,
    'for live migration without copies, a class with ReadWriteMany and Block, for example of sds-replicated-volume')];
}
