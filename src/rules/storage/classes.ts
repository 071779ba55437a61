import { ofReplicatedVolume, storage } from './kinds';
import { isOfCluster } from '../../domain/history';
import { grouped, perWorld } from '../../domain/memo';
import { CLASS_KINDS } from '../../domain/storage-class';
import { World } from '../../domain/world';
import { STORAGE_GROUP } from '../../manifest/groups';
import { Topic } from '../rule';

const STORAGE_CLASS = 'storage.k8s.io/StorageClass';

/** classes of all storage modules, and the StorageClasses that the modules create of them */
export const classes = new Topic({ severity: 'error', kinds: storage(...CLASS_KINDS), source: ofReplicatedVolume('images/webhooks/handlers/rscValidator.go') });

/** everything in the app that makes a StorageClass, by its name */
const makers = perWorld((world: World) => grouped(
  [...CLASS_KINDS.flatMap(kind => world.ofKind(STORAGE_GROUP, kind)), ...world.ofKind('storage.k8s.io', 'StorageClass')].filter(({ name }) => name !== ''),
  ({ name }) => name,
));

export const nameIsFree = classes.rule({
  id: 'STORAGE-32',
  says: 'Only one object makes the StorageClass of a name.',
  why: 'The webhook rejects a ReplicatedStorageClass whose StorageClass exists with another driver; other classes get into phase Failed.',
  check: (object, world) => {
    const others = (makers(world).get(object.name) ?? []).filter(other => other !== object && !(other.kind === 'StorageClass' && isOfCluster(other)));
    return others.length === 0 ? undefined : {
      pointer: '/metadata/name', wrong: `${others[0].label} makes the StorageClass of this name, too`, instead: 'another name',
    };
  },
});

/** the drivers of the modules, with the kind to write; those of the last two may be of another installation */
const DRIVERS: Readonly<Record<string, readonly [kind: string, module?: string]>> = {
  'replicated.csi.storage.deckhouse.io': ['ReplicatedStorageClass'],
  'local.csi.storage.deckhouse.io': ['LocalStorageClass'],
  'nfs.csi.k8s.io': ['NFSStorageClass', 'csi-nfs'],
  'rbd.csi.ceph.com': ['CephStorageClass', 'csi-ceph'],
  'cephfs.csi.ceph.com': ['CephStorageClass', 'csi-ceph'],
};

export const notByHand = classes.rule({
  id: 'STORAGE-33',
  kinds: [STORAGE_CLASS],
  says: 'A StorageClass of a storage module is made by the module, of the kind that the module has for it.',
  why: 'The webhook of the module rejects it from others, except for a change of annotations.',
  source: ofReplicatedVolume('images/webhooks/handlers/scValidator.go'),
  check: (object, world) => {
    const provisioner = object.text('/provisioner') ?? '';
    const [kind, module] = Object.hasOwn(DRIVERS, provisioner) ? DRIVERS[provisioner] : [];
    return kind === undefined || isOfCluster(object) || module !== undefined && !world.configures(module) ? undefined : {
      pointer: '/provisioner', wrong: 'only its storage module makes a StorageClass of this driver', instead: `a ${kind} of this name`,
    };
  },
});
