import { ofLocalVolume, repeated, storage } from './kinds';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { STORAGE_GROUP } from '../../manifest/groups';
import { valueAt } from '../../manifest/manifest';
import { Topic } from '../rule';

/** classes of volumes on one node */
export const local = new Topic({ severity: 'error', kinds: storage('LocalStorageClass'), source: ofLocalVolume('images/webhooks/handlers/lscValidator.go') });

const GROUPS = '/spec/lvm/lvmVolumeGroups';

interface Entry { readonly name?: string; readonly labelSelector?: object; readonly thin?: object }

export const nameOrLabels = local.rule({
  id: 'STORAGE-21',
  reads: [GROUPS],
  says: 'Each entry of a LocalStorageClass has a name or a selector of labels, and all entries have the same of the two.',
  why: 'The API server rejects an entry with both or neither, and a list of names and selectors.',
  source: ofLocalVolume('crds/localstorageclass.yaml'),
  check: object => {
    const entries = object.list<Entry>(GROUPS);
    const instead = "'name' or 'labelSelector', the same in all entries";
    const wrong = entries.flatMap(({ name, labelSelector }, i): Violation[] => (name === undefined) !== (labelSelector === undefined) ? [] : [{
      pointer: `${GROUPS}/${i}`, wrong: name === undefined ? 'an entry needs a name or a selector' : 'an entry has a name or a selector', instead,
    }]);
    const isMixed = new Set(entries.map(({ name }) => name === undefined)).size > 1;
    return wrong.length > 0 || !isMixed ? wrong : { pointer: GROUPS, wrong: 'some entries have a name, and others a selector', instead };
  },
});

export const thinPoolByType = local.rule({
  id: 'STORAGE-22',
  reads: [GROUPS, '/spec/lvm/type'],
  says: 'Each entry of a LocalStorageClass has a thin pool if the type is Thin, and no thin pool if it is Thick.',
  why: 'The API server rejects a thin volume without a pool, and a thick one with a pool.',
  source: ofLocalVolume('crds/localstorageclass.yaml'),
  check: object => {
    const isThin = object.text('/spec/lvm/type') === 'Thin';
    return object.list<Entry>(GROUPS).flatMap(({ thin }, i): Violation[] => isThin === (thin !== undefined) ? [] : [{
      pointer: `${GROUPS}/${i}/thin`,
      wrong: isThin ? 'the type Thin needs the name of a thin pool' : 'the type Thick has no thin pools',
      instead: isThin ? 'thin.poolName, or the type Thick' : 'remove it, or the type Thin',
    }]);
  },
});

export const thickHasItsPart = local.rule({
  id: 'STORAGE-23',
  fields: ['/spec/lvm/thick'],
  reads: ['/spec/lvm/thick', '/spec/lvm/type'],
  says: 'Only a LocalStorageClass of type Thick has settings of thick volumes.',
  why: 'The API server rejects them for the type Thin.',
  source: ofLocalVolume('crds/localstorageclass.yaml'),
  check: object => object.text('/spec/lvm/type') !== 'Thin' || object.value('/spec/lvm/thick') === undefined ? undefined : {
    pointer: '/spec/lvm/thick', wrong: 'thin volumes have no such settings', instead: 'remove it, or the type Thick',
  },
});

export const eachNameOnce = local.rule({
  id: 'STORAGE-24',
  reads: [GROUPS],
  says: 'A LocalStorageClass names each volume group once.',
  why: 'The webhook rejects a class that names one twice.',
  check: object => repeated(object.list<Entry>(GROUPS).map(({ name }) => name)).map(i => ({
    pointer: `${GROUPS}/${i}/name`, wrong: 'this volume group stands in the list already', instead: 'each volume group once',
  })),
});

/** the nodes of the volume groups of the app, by the name of the object */
const nodes = perWorld((world: World) =>
  new Map(world.ofKind(STORAGE_GROUP, 'LVMVolumeGroup').map(({ name, json }) => [name, valueAt(json, '/spec/local/nodeName')])));

export const eachNodeOnce = local.rule({
  id: 'STORAGE-25',
  severity: 'warning',
  needsKinds: storage('LVMVolumeGroup'),
  says: 'A LocalStorageClass names at most one volume group of each node.',
  why: 'The webhook accepts it, and the class gets into phase Failed: the driver would not know where to create a volume.',
  source: ofLocalVolume('images/controller/pkg/controller/local_storage_class_watcher_func.go'),
  check: (object, world) => {
    const names = object.list<Entry>(GROUPS).map(({ name }) => name);
    const first = new Map<unknown, string>();
    return names.flatMap((name, i): Violation[] => {
      const node = name === undefined ? undefined : nodes(world).get(name);
      const other = first.get(node);
      if (name === undefined || node === undefined || other === undefined || other === name) {
        first.set(node, other ?? name!);
        return [];
      }
      return [{ pointer: `${GROUPS}/${i}/name`, wrong: `${name} and ${other} are both on ${String(node)}`, instead: 'one of them, and another class for the other' }];
    });
  },
});
