import { isNetwork, listAskedFor, listKept, noClusterNetworks, noNodes, noOverlap, startsAtNetwork } from './cidrs';
import { gatesOfEdition, gatesOfKubernetes, migrationNetwork, prerequisites } from './features';
import { ownCertificate } from './https';
import { offWhileInhabited } from './inhabited';
import { disablingConfirmed, moduleName, settingsGiven, settingsKept, settingsVersion } from './module';
import { cleanupSchedule, storageType, storageVolume, volumeSize } from './registry';
import { defaultForbidsOthers, deprecatedClass, imageClassesExist } from './storage-classes';
import { SCHEMA_HOLDS } from '../../catalogue/module-config/held';
import { HeldRule, OpenRule, Rule } from '../rule';

export const MODULE_CONFIG_RULES: readonly Rule[] = [
  moduleName,
  settingsVersion,
  settingsGiven,
  storageType,
  volumeSize,
  cleanupSchedule,
  listAskedFor,
  isNetwork,
  noOverlap,
  startsAtNetwork,
  noNodes,
  noClusterNetworks,
  listKept,
  ownCertificate,
  deprecatedClass,
  imageClassesExist,
  defaultForbidsOthers,
  migrationNetwork,
  gatesOfEdition,
  gatesOfKubernetes,
  prerequisites,
  disablingConfirmed,
  settingsKept,
  offWhileInhabited,
];

export const MODULE_CONFIG_HELD: readonly HeldRule[] = [storageVolume, ...SCHEMA_HOLDS];

export const MODULE_CONFIG_OPEN: readonly OpenRule[] = [
  {
    id: 'MC-08',
    says: 'The StorageClass of the registry stays as it was once the volume is there.',
    because: 'The settings before the change and the volume dvcr in d8-virtualization have to be known.',
  },
  {
    id: 'MC-09',
    says: 'The volume of the registry does not shrink once it is there.',
    because: 'The settings before the change and the volume dvcr in d8-virtualization have to be known.',
  },
  {
    id: 'MC-17',
    says: 'A network for machines stays as long as an address of it is held.',
    because: 'The networks before the change and every VirtualMachineIPAddressLease have to be known.',
  },
];
