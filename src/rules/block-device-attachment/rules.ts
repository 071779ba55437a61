import { deviceNamed, deviceNotInSpec, diskAttachedOnce, hotplugPossible, machineMayRun, roomForDevice } from './attachment';
import { OpenRule, Rule } from '../rule';

export const ATTACHMENT_RULES: readonly Rule[] = [
  deviceNamed,
  diskAttachedOnce,
  hotplugPossible,
  roomForDevice,
  deviceNotInSpec,
  machineMayRun,
];

export const ATTACHMENT_OPEN: readonly OpenRule[] = [
  {
    id: 'BDA-02',
    says: 'An attachment never changes; another device or machine takes another attachment.',
    because: 'It would have to be known what the attachment in the cluster is.',
  },
  {
    id: 'BDA-06',
    says: 'A volume can be reached from the node of its machine.',
    because: 'It would have to be known where the volume lies and where the machine runs.',
  },
  {
    id: 'BDA-09',
    says: 'The device of an attachment exists and is ready.',
    because: 'What is not in the set may be in the cluster, and only the cluster knows what is ready there.',
  },
];
