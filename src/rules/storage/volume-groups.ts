import { ofNodeConfigurator, repeated, storage } from './kinds';
import { grouped, perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { MODULE_CONFIG_GROUP, STORAGE_GROUP } from '../../manifest/groups';
import { ManifestObject, itemsAt, textAt, valueAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { Topic } from '../rule';

const GROUP = 'LVMVolumeGroup';

/** volume groups on nodes */
export const volumeGroups = new Topic({
  severity: 'error',
  kinds: storage(GROUP, 'LVMVolumeGroupSet'),
  source: ofNodeConfigurator('crds/lvmvolumegroup.yaml'),
});

/** where the fields of a volume group stand: a set has them in its template */
const contentOf = ({ kind }: ManifestObject): string => kind === GROUP ? '/spec' : '/spec/lvmVolumeGroupTemplate';

const at = (object: ManifestObject, field: string): string => `${contentOf(object)}/${field}`;

interface FileDevice { readonly name: string; readonly directory: string; readonly size: string }
interface ThinPool { readonly name: string; readonly size: string | number }

export const hasDevices = volumeGroups.rule({
  id: 'STORAGE-01',
  says: 'A volume group has a selector of devices, or file devices.',
  why: 'The API server rejects a volume group of nothing.',
  check: object => object.value(at(object, 'blockDeviceSelector')) !== undefined || object.list(at(object, 'fileDevices')).length > 0 ? undefined : {
    pointer: contentOf(object),
    wrong: 'a volume group needs devices or files',
    got: NOT_SHOWN,
    instead: { yaml: "'blockDeviceSelector' or 'fileDevices'", code: "'blockDevices' or 'fileDevices'" },
  },
});

export const hasNode = volumeGroups.rule({
  id: 'STORAGE-02',
  kinds: storage(GROUP),
  reads: ['/spec/local'],
  says: 'An LVMVolumeGroup names its node.',
  why: 'The API server rejects a volume group of type Local without a node.',
  check: object => object.value('/spec/local') !== undefined ? undefined : {
    pointer: '/spec/local', wrong: 'a volume group of type Local needs a node', instead: { yaml: 'local.nodeName', code: "set 'nodeName'" },
  },
});

export const selectsSomeDevices = volumeGroups.rule({
  id: 'STORAGE-03',
  severity: 'warning',
  says: 'The selector of devices has a condition.',
  why: 'An empty selector takes every device of the node. One that is in use, such as the disk of the system, makes the whole volume group fail.',
  source: ofNodeConfigurator('images/agent/internal/controller/lvg/reconciler.go'),
  check: object => {
    const pointer = at(object, 'blockDeviceSelector');
    const selector = object.value(pointer);
    const isEmpty = selector !== undefined && Object.values(selector as object).every(part => Object.keys(Object(part)).length === 0);
    return isEmpty ? { pointer, wrong: 'an empty selector takes every device of the node', got: NOT_SHOWN, instead: 'a condition on the labels of the devices, for example their model' } : undefined;
  },
});

// 1Gi in the unit of parseQuantity
const LEAST_FILE = parseQuantity('1Gi')!;

export const fileIsLargeEnough = volumeGroups.rule({
  id: 'STORAGE-04',
  says: 'A file device has at least 1Gi.',
  why: 'The API server rejects a smaller one.',
  check: object => object.list<FileDevice>(at(object, 'fileDevices')).flatMap(({ size }, i): Violation[] => parseQuantity(size)! >= LEAST_FILE ? [] : [{
    pointer: `${at(object, 'fileDevices')}/${i}/size`, wrong: 'a file device must have at least 1Gi', instead: '1Gi, or more',
  }]),
});

export const filesHaveNames = volumeGroups.rule({
  id: 'STORAGE-05',
  says: 'The file devices of a volume group have different names.',
  why: 'The name is the key of the list, and the API server rejects a key that stands twice.',
  check: object => repeated(object.list<FileDevice>(at(object, 'fileDevices')).map(({ name }) => name)).map(i => ({
    pointer: `${at(object, 'fileDevices')}/${i}/name`, wrong: 'another file device of the volume group has this name', instead: 'another name',
  })),
});

const DEFAULT_DIRECTORY = '/opt/deckhouse/sds/file-devices';

/** the directory for file devices, `undefined` where the app does not configure the module */
const fileDirectory = perWorld((world: World): string | undefined => {
  const config = world.find(MODULE_CONFIG_GROUP, 'ModuleConfig', undefined, 'sds-node-configurator');
  return config && (config.text('/spec/settings/fileDevicesDirectory') ?? DEFAULT_DIRECTORY);
});

export const filesAreInTheirDirectory = volumeGroups.rule({
  id: 'STORAGE-06',
  severity: 'warning',
  needsKinds: [`${MODULE_CONFIG_GROUP}/ModuleConfig`],
  says: 'A file device is in the directory that the module has for them, or below it.',
  why: 'The agent of the node creates no file elsewhere, since it could fill the disk of the system.',
  source: ofNodeConfigurator('images/agent/internal/controller/lvg/reconciler_filedevices_validate.go'),
  check: (object, world) => {
    const base = fileDirectory(world);
    return base === undefined ? undefined : object.list<FileDevice>(at(object, 'fileDevices')).flatMap(({ directory }, i): Violation[] => {
      const isBelow = directory === base || directory.startsWith(`${base.replace(/\/$/, '')}/`) && !directory.split('/').includes('..');
      return isBelow ? [] : [{
        pointer: `${at(object, 'fileDevices')}/${i}/directory`,
        wrong: `the module sds-node-configurator creates file devices only in ${base} and below`,
        instead: `${base}, or another fileDevicesDirectory of the module`,
      }];
    });
  },
});

/** the share of the volume group in percent, `undefined` for a size */
const percentOf = ({ size }: ThinPool): number | undefined => typeof size === 'string' && size.endsWith('%') ? parseInt(size, 10) : undefined;

export const thinPoolsFit = volumeGroups.rule({
  id: 'STORAGE-07',
  severity: 'warning',
  says: 'The shares of the thin pools are 100% together, at most, and a thin pool with 100% is alone.',
  why: 'The agent of the node creates no volume group whose thin pools do not fit.',
  source: ofNodeConfigurator('images/agent/internal/controller/lvg/reconciler.go'),
  check: object => {
    const pools = object.list<ThinPool>(at(object, 'thinPools'));
    const shares = pools.map(pool => percentOf(pool) ?? 0);
    const sum = shares.reduce((all, share) => all + share, 0);
    if (sum <= 100 && (sum < 100 || pools.length === shares.filter(share => share > 0).length)) {
      return undefined;
    }
    return {
      pointer: at(object, 'thinPools'),
      wrong: sum > 100 ? `the thin pools take ${sum}% of the volume group together` : 'thin pools take 100% of the volume group, and nothing is left for another one',
      got: NOT_SHOWN,
      instead: 'smaller shares',
    };
  },
});

// lvm(8): characters of names, and the parts of names that LVM keeps for itself
const LVM_NAME = /^(?!-)(?!\.{1,2}$)[A-Za-z0-9+_.-]{1,127}$/;
const RESERVED = /^(snapshot|pvmove)|_(cdata|cmeta|corig|iorig|mlog|mimage|pmspare|rimage|rmeta|tdata|tmeta|vdata|vorigin)/;

export const namesAreLegal = volumeGroups.rule({
  id: 'STORAGE-08',
  severity: 'warning',
  says: 'The names of a volume group and of its thin pools are names for LVM, and each thin pool has another one.',
  why: 'The API server accepts any text, and LVM does not: the agent of the node cannot create them.',
  source: 'https://github.com/lvmteam/lvm2/blob/main/man/lvm.8_main',
  check: object => {
    const pools = object.list<ThinPool>(at(object, 'thinPools'));
    const twice = repeated(pools.map(({ name }) => name));
    const instead = "letters, digits, '+', '_', '.' and '-', which is not the first";
    const named: [pointer: string, name: string | undefined][] =
      [[at(object, 'actualVGNameOnTheNode'), object.text(at(object, 'actualVGNameOnTheNode'))], ...pools.map(({ name }, i): [string, string] => [`${at(object, 'thinPools')}/${i}/name`, name])];
    return named.flatMap(([pointer, name = ''], i): Violation[] => {
      if (!LVM_NAME.test(name)) {
        return [{ pointer, wrong: 'LVM does not accept this name', instead }];
      }
      if (i > 0 && RESERVED.test(name)) {
        return [{ pointer, wrong: 'LVM keeps this name for itself', instead: 'another name, for example thin' }];
      }
      return twice.includes(i - 1) ? [{ pointer, wrong: 'another thin pool of the volume group has this name', instead: 'another name' }] : [];
    });
  },
});

/** the volume groups of the app by node and name there */
const byPlace = perWorld((world: World) => grouped(world.ofKind(STORAGE_GROUP, GROUP), placeOf));

const placeOf = ({ json }: ManifestObject): string => `${textAt(json, '/spec/local/nodeName')} ${textAt(json, '/spec/actualVGNameOnTheNode')}`;

export const oneObjectForEach = volumeGroups.rule({
  id: 'STORAGE-09',
  kinds: storage(GROUP),
  severity: 'warning',
  says: 'A volume group of a node has one LVMVolumeGroup.',
  why: 'Two objects would manage the same volume group, and the second one never gets ready.',
  check: (object, world) => {
    const first = byPlace(world).get(placeOf(object))![0];
    return first === object ? undefined : {
      pointer: '/spec/actualVGNameOnTheNode',
      wrong: `${first.label} is the same volume group on ${String(valueAt(object.json, '/spec/local/nodeName'))}`,
      instead: 'another name, or the thin pools and devices of both in one object',
    };
  },
});

/** the thin pools of the volume group of an object, by name */
export const thinPoolNames = (object: ManifestObject): (string | undefined)[] =>
  itemsAt<object>(object.json, at(object, 'thinPools')).map(pool => textAt(pool, '/name'));
