import { ADDRESS_HELD, ADDRESS_OPEN, ADDRESS_RULES } from './addresses/rules';
import { ATTACHMENT_HELD, ATTACHMENT_OPEN, ATTACHMENT_RULES } from './attachment/rules';
import { CHECKS } from './checks';
import { CLUSTER_HELD, CLUSTER_OPEN, CLUSTER_RULES } from './cluster/rules';
import { DATA_SOURCE_HELD, DATA_SOURCE_OPEN, DATA_SOURCE_RULES } from './data-source/rules';
import { GENERAL_HELD, GENERAL_OPEN, GENERAL_RULES } from './general/rules';
import { MODULE_CONFIG_HELD, MODULE_CONFIG_OPEN, MODULE_CONFIG_RULES } from './module-config/rules';
import { OPERATION_HELD, OPERATION_OPEN, OPERATION_RULES } from './operations/rules';
import { HeldRule, OpenRule, Rule } from './rule';
import { USB_HELD, USB_OPEN, USB_RULES } from './usb/rules';
import { DISK_HELD, DISK_OPEN, DISK_RULES } from './virtual-disk/rules';
import { IMAGE_HELD, IMAGE_OPEN, IMAGE_RULES } from './virtual-image/rules';
import { HARDWARE_HELD, HARDWARE_OPEN, HARDWARE_RULES } from './virtual-machine/hardware-rules';
import { SURROUNDINGS_HELD, SURROUNDINGS_OPEN, SURROUNDINGS_RULES } from './virtual-machine/surroundings-rules';
import { CLASS_HELD, CLASS_OPEN, CLASS_RULES } from './virtual-machine-class/rules';
import { POOL_HELD, POOL_OPEN, POOL_RULES } from './virtual-machine-pool/rules';

/**
 * Every rule, in the order in which a report tells them.
 */
export const RULES: readonly Rule[] = [
  ...GENERAL_RULES,
  ...MODULE_CONFIG_RULES,
  ...HARDWARE_RULES,
  ...SURROUNDINGS_RULES,
  ...CLASS_RULES,
  ...POOL_RULES,
  ...DATA_SOURCE_RULES,
  ...DISK_RULES,
  ...IMAGE_RULES,
  ...ATTACHMENT_RULES,
  ...ADDRESS_RULES,
  ...OPERATION_RULES,
  ...USB_RULES,
  ...CLUSTER_RULES,
];

/**
 * What cannot be broken any more once the schema has passed an object.
 */
export const HELD_RULES: readonly HeldRule[] = [
  ...GENERAL_HELD,
  ...MODULE_CONFIG_HELD,
  ...HARDWARE_HELD,
  ...SURROUNDINGS_HELD,
  ...CLASS_HELD,
  ...POOL_HELD,
  ...DATA_SOURCE_HELD,
  ...DISK_HELD,
  ...IMAGE_HELD,
  ...ATTACHMENT_HELD,
  ...ADDRESS_HELD,
  ...OPERATION_HELD,
  ...USB_HELD,
  ...CLUSTER_HELD,
];

/**
 * What only a living cluster can decide.
 */
export const OPEN_RULES: readonly OpenRule[] = [
  ...GENERAL_OPEN,
  ...MODULE_CONFIG_OPEN,
  ...HARDWARE_OPEN,
  ...SURROUNDINGS_OPEN,
  ...CLASS_OPEN,
  ...POOL_OPEN,
  ...DATA_SOURCE_OPEN,
  ...DISK_OPEN,
  ...IMAGE_OPEN,
  ...ATTACHMENT_OPEN,
  ...ADDRESS_OPEN,
  ...OPERATION_OPEN,
  ...USB_OPEN,
  ...CLUSTER_OPEN,
];

/** whether findings may have this id */
export const isKnownId = (id: string): boolean => id in CHECKS || RULES.some(rule => rule.id === id);
