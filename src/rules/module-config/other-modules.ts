import { moduleIsOn } from '../../domain/cluster-lookups';
import { classMissing } from '../../domain/storage-class';
import { olderThan } from '../../domain/version';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { MODULE_CONFIG, Topic } from '../rule';

/** modules of storage and networks, and the settings of all modules */
export const otherModules = new Topic({
  severity: 'error',
  kinds: [MODULE_CONFIG],
  source: 'https://github.com/deckhouse/deckhouse/blob/main/deckhouse-controller/pkg/controller/module-controllers/config/controller.go',
});

const PREFIXES = 'storageClassLabelIgnoredPrefixes';

/** the first releases that have a setting, by module; settings of every release are left out */
const SETTING_SINCE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'csi-ceph': { [PREFIXES]: '0.5.27', cephfsProvisionerWorkers: '0.5.0', msCrcData: '0.5.21', rbdProvisionerWorkers: '0.5.0' },
  'csi-nfs': { [PREFIXES]: '0.3.27', tlsParameters: '0.2.0', v3support: '0.1.4' },
  'sds-local-volume': { [PREFIXES]: '0.4.7', llvOrphanGracePeriod: '0.4.13' },
  'sds-node-configurator': {
    enableNetlinkBlockDeviceDiscovery: '0.7.0', enableThinProvisioning: '0.3.0', fileDevicesDirectory: '0.7.0', fileDevicesMinFreeSpacePercent: '0.7.0',
  },
  'sds-replicated-volume': { [PREFIXES]: '0.9.4', drbdPortRange: '0.2.9' },
};

export const settingOfRelease = otherModules.rule({
  id: 'MC-38',
  needsCluster: true,
  says: 'A storage module has only settings that its release in the cluster knows.',
  why: 'Deckhouse checks settings by the schema of the module that is installed, and rejects unknown ones.',
  check: (object, world) => {
    const release = world.cluster?.modules?.[object.name];
    return Object.entries(SETTING_SINCE[object.name] ?? {}).flatMap(([setting, since]): Violation[] => {
      const pointer = `/spec/settings/${setting}`;
      return object.value(pointer) === undefined || olderThan(release, since) !== true ? [] : [{
        pointer,
        wrong: `this setting needs ${object.name} ${since}, but the cluster has ${release}`,
        instead: `no such setting, or update ${object.name} first`,
      }];
    });
  },
});

/** the modules that must be enabled before a module, in every release that the library knows */
const NEEDS: Readonly<Record<string, string>> = {
  'csi-ceph': 'snapshot-controller',
  'csi-nfs': 'snapshot-controller',
  'sds-local-volume': 'sds-node-configurator',
  'sds-replicated-volume': 'sds-node-configurator',
};

export const neededModule = otherModules.rule({
  id: 'MC-39',
  needsCluster: true,
  says: 'A storage module is switched on where the module that it needs is on.',
  why: 'Deckhouse rejects a module that depends on a disabled one.',
  check: (object, world) => {
    const needed = NEEDS[object.name];
    if (needed === undefined || object.value('/spec/enabled') !== true || moduleIsOn(needed, world) !== false) {
      return undefined;
    }
    return { pointer: '/spec/enabled', wrong: `${object.name} needs the module ${needed}, which is off`, got: NOT_SHOWN, instead: `switch ${needed} on first` };
  },
});

const DEFAULT_CLASS = '/spec/settings/defaultClusterStorageClass';

export const defaultClassExists = otherModules.rule({
  id: 'MC-40',
  severity: 'warning',
  fields: [DEFAULT_CLASS],
  needsCluster: true,
  says: 'The default StorageClass of the cluster exists.',
  why: 'Deckhouse accepts any name. Without a default class, the volume of the registry, disks and images that name no class stay Pending.',
  check: (object, world) => {
    const name = object.name === 'global' ? object.text(DEFAULT_CLASS) : undefined;
    if (!name || !classMissing(world, name)) {
      return undefined;
    }
    const known = world.cluster?.storageClasses?.map(each => each.name) ?? [];
    return {
      pointer: DEFAULT_CLASS,
      wrong: 'neither the cluster nor these manifests have a StorageClass of this name',
      instead: known.length === 0 ? 'a StorageClass that these manifests create' : `one of ${known.join(', ')}`,
    };
  },
});

const REPLICATED = 'sds-replicated-volume';
const LEAST_NODES = 3;

export const enoughNodes = otherModules.rule({
  id: 'MC-41',
  severity: 'warning',
  needsCluster: true,
  says: `The module ${REPLICATED} is switched on where the cluster has at least ${LEAST_NODES} nodes.`,
  why: 'With fewer nodes there is no majority of copies: the loss of one node stops the disks, and a class with three copies never gets them.',
  source: 'https://github.com/deckhouse/sds-replicated-volume/blob/main/docs/README.md',
  check: (object, world) => {
    const counts = world.cluster?.nodeGroups?.map(({ nodes }) => nodes);
    if (object.name !== REPLICATED || object.value('/spec/enabled') !== true || counts === undefined || counts.includes(undefined)) {
      return undefined;
    }
    const nodes = counts.reduce<number>((sum, count) => sum + count!, 0) + addedNodes(world);
    return nodes >= LEAST_NODES ? undefined : {
      pointer: '/spec/enabled',
      wrong: `replicated storage needs ${LEAST_NODES} nodes, and the cluster has ${nodes}`,
      got: NOT_SHOWN,
      instead: { yaml: 'the module sds-local-volume, or more nodes', code: 'Storage.local(...), or more nodes' },
    };
  },
});

/** servers that the manifests make nodes; those that are nodes already count twice, so that nothing is reported that may be right */
const addedNodes = (world: World): number => world.ofKind(MODULE_CONFIG_GROUP, 'StaticInstance').length;
