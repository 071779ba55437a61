import { pullSecretHasItsKey } from '../data-source/pull-secret';
import { typeGiven, fieldsOfContainerImage, fieldsOfHttp, fieldsOfObjectRef, fieldsOfUpload } from '../data-source/type';
import { movingUrlHasChecksum } from '../data-source/url';
import { dnsIsOpen, mirrorIsOpen } from '../network-policy/egress';
import { policyHoldsInMain } from '../network-policy/network-policy';
import { affinitiesAgree, affinityNeedsSelector } from '../placement/affinity';
import { nodePossible } from '../placement/contradictions';
import { placementSelectsMachines } from '../placement/selectors';
import { Rule } from '../rule';
import { sameNamespace } from '../usb/devices';
import { blankNeedsSize, roomForSource, sizeAboveZero, sizeNotNegative } from '../virtual-disk/size';
import { bundleIsRead, noIsoFile, noIsoImage } from '../virtual-disk/source';
import {
  classAllowed, classByDefault, classExists as storageClassExists, classSupported, defaultAllowed, driverOfImage, driverOfSnapshot,
} from '../virtual-disk/storage-class';
import { additionalNeedSdn, ipAddressFits, networkExists, ownMac } from '../virtual-machine/additional-networks';
import { machineAffinity, nodeAffinityTerms, nodeExpressions, nodeFields } from '../virtual-machine/affinity';
import { noDuplicates } from '../virtual-machine/block-devices';
import { firstHasPlace, firstIsNoDiskImage, placesDiffer } from '../virtual-machine/boot-order';
import { classExists, classExistsForFraction } from '../virtual-machine/class';
import { hashesAreHashes, keysAreKnown, keysAreUnique, keysAreWhole, networkIsReadElsewhere, noClearPasswords, typesFit } from '../virtual-machine/cloud-config';
import { autoNeedsAutoscaler, autoNeedsChoice, autoNeedsGate, fractionInPolicy } from '../virtual-machine/core-fraction';
import { coresInSteps, evenSockets, mostCores, policyHoldsCores } from '../virtual-machine/cores';
import { gpuNeedsGate } from '../virtual-machine/gpus';
import { setupSetsSomething, somebodyCanLogIn } from '../virtual-machine/login';
import { addressNeedsCidrs, addressNeedsMain, mainNeedsCidrs, mainTakesNoOptions, ownAddress } from '../virtual-machine/main-network';
import { memoryAboveZero, memoryBounds, memoryInSteps, memoryPerCore, pluggableMemory } from '../virtual-machine/memory';
import { interfaceId, mainFirst, networkName, networkNamesakes, networkOnce } from '../virtual-machine/networks';
import { nodeSelector, priorityClass, tolerationForm, topologySpread } from '../virtual-machine/scheduling';
import { secretFitsType } from '../virtual-machine/secrets';
import { gracePeriod } from '../virtual-machine/shutdown';
import { usbNeedsEdition, usbOfOneMachine, usbOnce } from '../virtual-machine/usb-devices';
import { userDataIsKnown } from '../virtual-machine/user-data';
import { driversAreThere, setupHasCdRom, sysprepIsForWindows, windowsFits, windowsSetup } from '../virtual-machine/windows';

// a rule of a pool has one severity, so errors and warnings stand apart

/** errors of machines that the webhook of pools finds in a template */
export const MACHINE_RULES_OF_POOLS: readonly Rule[] = [
  mostCores,
  evenSockets,
  policyHoldsCores,
  coresInSteps,
  autoNeedsAutoscaler,
  autoNeedsGate,
  autoNeedsChoice,
  fractionInPolicy,
  memoryBounds,
  memoryInSteps,
  memoryPerCore,
  noDuplicates,
  placesDiffer,
  mainNeedsCidrs,
  addressNeedsCidrs,
  mainFirst,
  networkName,
  networkOnce,
  interfaceId,
  additionalNeedSdn,
  gpuNeedsGate,
  nodeAffinityTerms,
  nodeExpressions,
  nodeFields,
  machineAffinity,
  topologySpread,
];

/** errors of machines that nothing finds in a template, only in each machine */
export const MACHINE_RULES_WITHOUT_POOLS: readonly Rule[] = [
  memoryAboveZero,
  secretFitsType,
  addressNeedsMain,
  usbOnce,
  usbOfOneMachine,
  usbNeedsEdition,
  sameNamespace,
  tolerationForm,
  nodeSelector,
  priorityClass,
  nodePossible,
  affinitiesAgree,
  affinityNeedsSelector,
];

/** errors of machines that only need an object which may come later: DVP creates the machines again and again until it is there */
export const MACHINE_RULES_UNTIL_LATER: readonly Rule[] = [classExistsForFraction];

/** warnings about machines */
export const MACHINE_WARNINGS: readonly Rule[] = [
  classExists,
  pluggableMemory,
  firstHasPlace,
  firstIsNoDiskImage,
  userDataIsKnown,
  noClearPasswords,
  hashesAreHashes,
  networkIsReadElsewhere,
  keysAreKnown,
  typesFit,
  keysAreUnique,
  keysAreWhole,
  somebodyCanLogIn,
  setupSetsSomething,
  setupHasCdRom,
  driversAreThere,
  windowsSetup,
  sysprepIsForWindows,
  windowsFits,
  gracePeriod,
  ownAddress,
  mainTakesNoOptions,
  networkNamesakes,
  networkExists,
  ownMac,
  ipAddressFits,
  policyHoldsInMain,
  dnsIsOpen,
  mirrorIsOpen,
  placementSelectsMachines,
];

/** errors of disks */
export const DISK_RULES_OF_POOLS: readonly Rule[] = [
  typeGiven,
  fieldsOfHttp,
  fieldsOfContainerImage,
  fieldsOfObjectRef,
  fieldsOfUpload,
  blankNeedsSize,
  sizeAboveZero,
  sizeNotNegative,
  noIsoImage,
  noIsoFile,
];

/** errors of disks that the webhook of pools leaves out, and that of disks does not */
export const DISK_RULES_WITHOUT_POOLS: readonly Rule[] = [
  classSupported,
  driverOfImage,
  driverOfSnapshot,
];

/** errors of disks that only need a StorageClass, which may come later */
export const DISK_RULES_UNTIL_LATER: readonly Rule[] = [storageClassExists, classByDefault];

/** warnings about disks */
export const DISK_WARNINGS: readonly Rule[] = [
  classAllowed,
  defaultAllowed,
  pullSecretHasItsKey,
  movingUrlHasChecksum,
  bundleIsRead,
  roomForSource,
];
