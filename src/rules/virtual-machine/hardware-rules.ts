import { kindAndName, noDuplicates } from './block-devices';
import { firstHasPlace, placesDiffer } from './boot-order';
import { classExists, classExistsForFraction } from './class';
import { autoNeedsAutoscaler, autoNeedsChoice, autoNeedsGate } from './core-fraction';
import { coresInSteps, fractionByDefault, fractionInPolicy, policyHoldsCores } from './cores-sizing';
import { evenSockets, mostCores } from './cpu';
import { firstIsNoDiskImage } from './first-device';
import { memoryAboveZero, pluggableMemory } from './memory';
import { memoryBounds, memoryInSteps, memoryPerCore } from './memory-sizing';
import { noForeignAnnotations, noForeignLabels } from './metadata';
import { nameLength } from './name';
import { legacyBoots, legacyDevices, legacyHardware, legacyIsNotProvisioned } from './os-type';
import { userDataFits, userDataIsKnown, userDataIsThere } from './provisioning';
import { diskOfOneMachine } from './shared-disk';
import { OpenRule, Rule } from '../rule';

export { HARDWARE_HELD } from '../../catalogue/virtual-machine/hardware-held';

export const HARDWARE_RULES: readonly Rule[] = [
  nameLength,
  noForeignAnnotations,
  noForeignLabels,
  classExists,
  classExistsForFraction,
  mostCores,
  evenSockets,
  fractionByDefault,
  autoNeedsAutoscaler,
  autoNeedsGate,
  autoNeedsChoice,
  memoryAboveZero,
  pluggableMemory,
  policyHoldsCores,
  fractionInPolicy,
  coresInSteps,
  memoryBounds,
  memoryInSteps,
  memoryPerCore,
  kindAndName,
  noDuplicates,
  placesDiffer,
  firstHasPlace,
  firstIsNoDiskImage,
  diskOfOneMachine,
  legacyBoots,
  legacyIsNotProvisioned,
  legacyDevices,
  legacyHardware,
  userDataFits,
  userDataIsThere,
  userDataIsKnown,
];

export const HARDWARE_OPEN: readonly OpenRule[] = [
  {
    id: 'VM-31',
    says: 'A machine has at most 16 block devices, those that are attached to it while it runs included.',
    because: 'BDA-05 counts those of the app, and tells the attachment that is one too many. Of the others one would have to know the cluster.',
  },
  {
    id: 'VM-33',
    says: 'A machine does not list a device that is attached to it while it runs.',
    because: 'BDA-07 tells it of the attachments of the app. For others one would have to know the cluster.',
  },
  {
    id: 'VM-34',
    says: 'There is a node that reaches all volumes of a machine, and on which the machine may run.',
    because: 'One would have to know the volumes behind the disks, and the nodes that they can be reached from.',
  },
  {
    id: 'VM-36',
    says: 'The disks and images of a machine exist and become ready.',
    because: 'What is not in the app may be in the cluster, and only the cluster knows whether it becomes ready.',
  },
  {
    id: 'VM-37',
    says: 'A machine without paravirtualization is restarted after its list of devices has changed.',
    because: 'One would have to know the list of before.',
  },
];
