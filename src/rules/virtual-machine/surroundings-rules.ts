import { OpenRule, Rule } from '../rule';
import { machineAffinity, nodeAffinityTerms, nodeExpressions, nodeFields } from './affinity';
import { gpuClassExists, gpuNeedsGate } from './gpu';
import { addressNeedsCidrs, addressNeedsMain, namesakeAddress, ownAddress } from './ip-address';
import { additionalNeedSdn, ipAddressFits, mainNeedsCidrs, mainTakesNoOptions, networkExists, ownMac } from './network-surroundings';
import { interfaceId, mainFirst, networkName, networkNamesakes, networkOnce } from './networks';
import { nodeSelector } from './node-selector';
import { gracePeriod, priorityClass } from './policies';
import { cloudInitKeys, secretFitsType, secretType, sysprepKeys } from './secrets';
import { tolerationForm } from './tolerations';
import { topologySpread } from './topology-spread';
import { usbNeedsEdition, usbOfOneMachine, usbOnce } from './usb';

export { SURROUNDINGS_HELD } from '../../catalogue/virtual-machine/surroundings-held';

export const SURROUNDINGS_RULES: readonly Rule[] = [
  secretType,
  cloudInitKeys,
  sysprepKeys,
  secretFitsType,
  gracePeriod,
  addressNeedsCidrs,
  addressNeedsMain,
  namesakeAddress,
  ownAddress,
  mainFirst,
  networkName,
  networkOnce,
  networkNamesakes,
  interfaceId,
  mainNeedsCidrs,
  additionalNeedSdn,
  networkExists,
  mainTakesNoOptions,
  ownMac,
  ipAddressFits,
  usbOnce,
  usbOfOneMachine,
  usbNeedsEdition,
  gpuNeedsGate,
  gpuClassExists,
  nodeAffinityTerms,
  nodeExpressions,
  nodeFields,
  machineAffinity,
  topologySpread,
  tolerationForm,
  nodeSelector,
  priorityClass,
];

export const SURROUNDINGS_OPEN: readonly OpenRule[] = [
  {
    id: 'VM-48',
    says: 'The Secret that a machine is provisioned from exists in the namespace of the machine.',
    because: 'A Secret that is not among the objects may be in the cluster already, as those that some other tool fills.',
  },
  {
    id: 'VM-70',
    says: 'An interface gets another id only while the machine is stopped.',
    because: 'The id that the interface has and the phase of the machine would have to be known.',
  },
  {
    id: 'VM-78',
    says: 'A USB device that a running machine gets exists, and its node has a free port for it.',
    because: 'The node of the machine, its ports and the speed of the device would have to be known.',
  },
  {
    id: 'VM-92',
    says: 'The class of a machine is ready.',
    because: 'The nodes of the cluster and their processors would have to be known.',
  },
  {
    id: 'VM-93',
    says: 'A change of a running machine takes effect at its next restart, unless it is one of the few that do not need one.',
    because: 'What the machine was before the change would have to be known.',
  },
];
