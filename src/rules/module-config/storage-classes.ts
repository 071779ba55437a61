import { perWorld } from '../../domain/memo';
import { config, oneOf, settingsOf, words } from '../../domain/settings';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { Manifest, valueAt, listAt, textAt } from '../../manifest/manifest';
import { MODULE_CONFIG, Rule } from '../rule';

const KINDS = [MODULE_CONFIG];
const SECTIONS = [['virtualDisks', 'disk'], ['virtualImages', 'image']] as const;
const NAMES = '/allowedStorageClassSelector/matchNames';
const DEFAULT = '/defaultStorageClassName';

const storageClass = (name: string): Manifest =>
  ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name }, provisioner: 'local.csi.storage.deckhouse.io' });

/** the StorageClasses that a set makes, itself or through an object of the storage modules, which name theirs after it */
const classesOf = perWorld((world: World): ReadonlySet<string> => new Set(world.objects
  .filter(({ kind }) => /(StorageClass|LocalPathProvisioner)$/.test(kind))
  .map(({ name }) => name)));

/** the StorageClasses that disks of pools in a set name */
const classesOfPools = perWorld((world: World): ReadonlySet<string> => new Set(world.all('VirtualMachinePool')
  .flatMap(({ json }) => listAt(json, '/spec/virtualDiskTemplates'))
  .map(template => valueAt(template, '/spec/persistentVolumeClaim/storageClassName'))
  .filter((name): name is string => typeof name === 'string' && name !== '')));

export const deprecatedClass: Rule = {
  id: 'MC-21',
  severity: 'warning',
  kinds: KINDS,
  says: 'The StorageClass of images is named by defaultStorageClassName.',
  why: 'The older storageClassName is on its way out, and does nothing beside a default or a list of allowed classes.',
  source: 'images/virtualization-artifact/pkg/controller/vi/internal/service/vi_storage_class_service.go',
  breaks: () => [config({ virtualImages: { storageClassName: 'fast' } })],
  keeps: () => [config({ virtualImages: { defaultStorageClassName: 'fast' } })],
  check: object => {
    const images = valueAt(settingsOf(object), '/virtualImages');
    const old = valueAt(images, '/storageClassName');
    if (old === undefined) {
      return [];
    }
    const ignored = valueAt(images, DEFAULT) !== undefined || valueAt(images, NAMES) !== undefined;
    return [{
      pointer: '/spec/settings/virtualImages/storageClassName',
      wrong: ignored ? 'this setting does nothing beside a default or a list of allowed classes' : 'this setting is deprecated',
      got: old,
      instead: ignored ? 'one of the others alone' : 'defaultStorageClassName, which means the same',
    }];
  },
};

export const imageClassesExist: Rule = {
  id: 'MC-22',
  severity: 'error',
  kinds: KINDS,
  says: 'Every StorageClass that images may be kept on is there.',
  why: 'The webhook looks at the profile of each, and refuses later changes of the module where there is none.',
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/vi_storageclass_validator.go',
  exampleFacts: () => ({ storageClasses: [{ name: 'fast' }] }),
  breaks: () => [config({ virtualImages: { defaultStorageClassName: 'slow', allowedStorageClassSelector: { matchNames: ['fast', 'slower'] } } })],
  keeps: () => [
    config({ virtualImages: { defaultStorageClassName: 'fast', allowedStorageClassSelector: { matchNames: ['slow'] } } }),
    { apiVersion: 'storage.deckhouse.io/v1alpha1', kind: 'LocalStorageClass', metadata: { name: 'slow' }, spec: {} },
  ],
  check: (object, world) => {
    const images = valueAt(settingsOf(object), '/virtualImages');
    const there = world.cluster?.storageClasses?.map(({ name }) => name);
    if (images === undefined || there === undefined) {
      return [];
    }
    const named = [
      [DEFAULT, textAt(images as Manifest, DEFAULT) ?? ''],
      ...words(images as Manifest, NAMES).map((name, i) => [`${NAMES}/${i}`, name]),
    ];
    return named.filter(([, name]) => name !== '' && !there.includes(name) && !classesOf(world).has(name)).map(([pointer, name]): Violation => ({
      pointer: `/spec/settings/virtualImages${pointer}`,
      wrong: 'the cluster has no such StorageClass',
      got: name,
      instead: oneOf(there, 'a StorageClass that you make first'),
    }));
  },
};

export const defaultForbidsOthers: Rule = {
  id: 'MC-23',
  severity: 'warning',
  kinds: KINDS,
  says: 'Beside a default StorageClass the others are named that disks or images may use, too.',
  why: 'A default alone is a list of one: a disk or an image that names another class waits for ever.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/service/vd_storage_class_service.go',
  breaks: () => [config({ virtualDisks: { defaultStorageClassName: 'fast' } }), storageClass('fast'), storageClass('slow')],
  keeps: () => [
    config({ virtualDisks: { defaultStorageClassName: 'fast', allowedStorageClassSelector: { matchNames: ['fast'] } } }),
    storageClass('fast'),
    storageClass('slow'),
  ],
  check: (object, world) => SECTIONS.flatMap(([section, what]): Violation[] => {
    const policy = valueAt(settingsOf(object), `/${section}`);
    const name = valueAt(policy, DEFAULT);
    // who writes a list knows of it; single disks and images that name another class are told themselves
    if (typeof name !== 'string' || name === '' || valueAt(policy, NAMES) !== undefined) {
      return [];
    }
    const pools = section === 'virtualDisks' ? classesOfPools(world) : [];
    const others = [...new Set([...classesOf(world), ...pools])].filter(other => other !== name).sort();
    return others.length === 0 ? [] : [{
      pointer: `/spec/settings/${section}${DEFAULT}`,
      wrong: `with a default alone no ${what} may use another StorageClass, such as ${others.join(', ')}`,
      got: name,
      instead: `allowedStorageClassSelector.matchNames with every class that is meant, be it ${name} alone`,
    }];
  }),
};
