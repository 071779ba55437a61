import { DVP_GROUP, STORAGE_GROUP } from '../manifest/groups';
import { ManifestObject } from '../manifest/manifest';

const NETWORK_GROUP = 'network.deckhouse.io';

/**
 * The kinds of modules that no bundle enables. Modules of a bundle are left out: their kinds usually exist already.
 */
const KINDS_OF_MODULES: Readonly<Record<string, readonly [group: string, kinds: readonly string[]]>> = {
  'csi-ceph': [STORAGE_GROUP, ['CephClusterAuthentication', 'CephClusterConnection', 'CephStorageClass']],
  'csi-nfs': [STORAGE_GROUP, ['NFSStorageClass']],
  'sdn': [NETWORK_GROUP, ['ClusterIPAddressPool', 'ClusterNetwork', 'IPAddress', 'Network', 'NetworkClass', 'SystemNetwork']],
  'sds-local-volume': [STORAGE_GROUP, ['LocalStorageClass']],
  'sds-node-configurator': [STORAGE_GROUP, ['LVMLogicalVolume', 'LVMVolumeGroup', 'LVMVolumeGroupSet']],
  'sds-replicated-volume': [STORAGE_GROUP, ['ReplicatedStorageClass', 'ReplicatedStoragePool']],
};

/** whether CRDs come with a module */
export const hasKinds = (module: string): boolean => module === 'virtualization' || Object.hasOwn(KINDS_OF_MODULES, module);

const BY_KIND = new Map(Object.entries(KINDS_OF_MODULES).flatMap(([module, [group, kinds]]) => kinds.map(kind => [`${group}/${kind}`, module] as const)));

/** the module with the CRD of an object, as far as it is known */
export const moduleOf = ({ group, kind }: ManifestObject): string | undefined => group === DVP_GROUP ? 'virtualization' : BY_KIND.get(`${group}/${kind}`);
