import { perWorld } from '../../domain/memo';
import { settingAt, settingList } from '../../domain/settings';
import { classMissing, createdClasses } from '../../domain/storage-class';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { textAt } from '../../manifest/manifest';
import { choices } from '../choices';
import { MODULE_CONFIG, Topic } from '../rule';

/** the StorageClasses of disks and images */
export const storageClasses = new Topic({
  kinds: [MODULE_CONFIG],
  source: 'images/virtualization-artifact/pkg/controller/vi/internal/service/vi_storage_class_service.go',
});

const SECTIONS = [['virtualDisks', 'disk'], ['virtualImages', 'image']] as const;
const NAMES = '/allowedStorageClassSelector/matchNames';
const DEFAULT = '/defaultStorageClassName';

export const deprecatedClass = storageClasses.rule({
  id: 'MC-21',
  severity: 'warning',
  says: 'The StorageClass of images is set by defaultStorageClassName.',
  why: 'The older storageClassName is deprecated, and DVP ignores it beside a default or a list of allowed classes.',
  check: object => {
    const setting = (field: string): unknown => settingAt(object, `/virtualImages${field}`);
    if (setting('/storageClassName') === undefined) {
      return undefined;
    }
    const ignored = setting(DEFAULT) !== undefined || setting(NAMES) !== undefined;
    return {
      pointer: '/spec/settings/virtualImages/storageClassName',
      wrong: ignored ? 'DVP ignores this setting beside a default or a list of allowed classes' : 'this setting is deprecated',
      instead: ignored ? 'remove it' : 'defaultStorageClassName, which means the same',
    };
  },
});

export const imageClassesExist = storageClasses.rule({
  id: 'MC-22',
  severity: 'error',
  says: 'Every StorageClass that is set for images exists.',
  why: 'The webhook reads the profile of each StorageClass, and rejects later changes of the module if one is missing.',
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/vi_storageclass_validator.go',
  check: (object, world) => {
    const named = [
      [DEFAULT, settingAt(object, `/virtualImages${DEFAULT}`)],
      ...settingList(object, `/virtualImages${NAMES}`).map((name, i) => [`${NAMES}/${i}`, name]),
    ] as [string, string | undefined][];
    return named.filter(([, name]) => name && classMissing(world, name)).map(([pointer]): Violation => ({
      pointer: `/spec/settings/virtualImages${pointer}`,
      wrong: 'the cluster has no such StorageClass',
      instead: choices(world.cluster!.storageClasses!.map(({ name }) => name)) || 'a StorageClass that you create first',
    }));
  },
});

/** the StorageClasses that disks of pools name */
const classesOfPools = perWorld((world: World): readonly string[] => world.all('VirtualMachinePool')
  .flatMap(pool => pool.list('/spec/virtualDiskTemplates'))
  .map(template => textAt(template, '/spec/persistentVolumeClaim/storageClassName'))
  .filter((name): name is string => name !== undefined && name !== ''));

export const defaultForbidsOthers = storageClasses.rule({
  id: 'MC-23',
  severity: 'warning',
  says: 'Beside a default StorageClass the settings list the others that disks or images may use.',
  why: 'A default without a list allows only itself: a disk or an image with another class never gets ready.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/service/vd_storage_class_service.go',
  check: (object, world) => SECTIONS.flatMap(([section, noun]): Violation[] => {
    const name = settingAt(object, `/${section}${DEFAULT}`);
    // an author of a list knows about it; VD-14 and VI-08 report single disks and images
    if (typeof name !== 'string' || name === '' || settingAt(object, `/${section}${NAMES}`) !== undefined) {
      return [];
    }
    const used = section === 'virtualDisks' ? classesOfPools(world) : [];
    const others = [...new Set([...createdClasses(world), ...used])].filter(other => other !== name).sort();
    if (others.length === 0) {
      return [];
    }
    const allowed = `with every class that is allowed, even if it is only ${name}`;
    return [{
      pointer: `/spec/settings/${section}${DEFAULT}`,
      wrong: `with a default and no list, no ${noun} may use another StorageClass, such as ${others.join(', ')}`,
      instead: { yaml: `allowedStorageClassSelector.matchNames ${allowed}`, code: `'allowedStorageClassNames' ${allowed}` },
    }];
  }),
});
