import { additionalNetworks } from './additional-networks';
import { affinity } from './affinity';
import { blockDevices } from './block-devices';
import { bootOrder } from './boot-order';
import { machineClass } from './class';
import { cloudConfig } from './cloud-config';
import { coreFraction } from './core-fraction';
import { cores } from './cores';
import { gpus } from './gpus';
import { guestDisks } from './guest-disks';
import { legacySystems } from './legacy-systems';
import { login } from './login';
import { mainNetwork } from './main-network';
import { memory } from './memory';
import { metadata } from './metadata';
import { networks } from './networks';
import { scheduling } from './scheduling';
import { secretContent } from './secret-content';
import { secrets } from './secrets';
import { shutdown } from './shutdown';
import { usbDevices } from './usb-devices';
import { userData } from './user-data';
import { windows } from './windows';
import { Rule } from '../rule';

export const MACHINE_RULES: readonly Rule[] = [
  ...metadata.rules,
  ...machineClass.rules,
  ...cores.rules,
  ...coreFraction.rules,
  ...memory.rules,
  ...blockDevices.rules,
  ...bootOrder.rules,
  ...guestDisks.rules,
  ...legacySystems.rules,
  ...userData.rules,
  ...cloudConfig.rules,
  ...secrets.rules,
  ...secretContent.rules,
  ...login.rules,
  ...windows.rules,
  ...shutdown.rules,
  ...mainNetwork.rules,
  ...networks.rules,
  ...additionalNetworks.rules,
  ...usbDevices.rules,
  ...gpus.rules,
  ...affinity.rules,
  ...scheduling.rules,
];
