import { ADDITIONAL_NETWORK_EXAMPLES } from './additional-networks';
import { AFFINITY_EXAMPLES } from './affinity';
import { BLOCK_DEVICE_EXAMPLES } from './block-devices';
import { BOOT_ORDER_EXAMPLES } from './boot-order';
import { CLASS_EXAMPLES } from './class';
import { CLOUD_CONFIG_EXAMPLES } from './cloud-config';
import { CORE_FRACTION_EXAMPLES } from './core-fraction';
import { CORES_EXAMPLES } from './cores';
import { GPU_EXAMPLES } from './gpus';
import { GUEST_DISK_EXAMPLES } from './guest-disks';
import { MACHINE_HELD } from './held';
import { LEGACY_SYSTEM_EXAMPLES } from './legacy-systems';
import { LOGIN_EXAMPLES } from './login';
import { MAIN_NETWORK_EXAMPLES } from './main-network';
import { MEMORY_EXAMPLES } from './memory';
import { METADATA_EXAMPLES } from './metadata';
import { NETWORK_EXAMPLES } from './networks';
import { MACHINE_OPEN } from './open';
import { SCHEDULING_EXAMPLES } from './scheduling';
import { SECRET_CONTENT_EXAMPLES } from './secret-content';
import { SECRET_EXAMPLES } from './secrets';
import { SHUTDOWN_EXAMPLES } from './shutdown';
import { USB_DEVICE_EXAMPLES } from './usb-devices';
import { USER_DATA_EXAMPLES } from './user-data';
import { WINDOWS_EXAMPLES } from './windows';
import { CatalogueFolder } from '../entry';

export const MACHINES: CatalogueFolder = {
  examples: [
    ...METADATA_EXAMPLES,
    ...CLASS_EXAMPLES,
    ...CORES_EXAMPLES,
    ...CORE_FRACTION_EXAMPLES,
    ...MEMORY_EXAMPLES,
    ...BLOCK_DEVICE_EXAMPLES,
    ...BOOT_ORDER_EXAMPLES,
    ...GUEST_DISK_EXAMPLES,
    ...LEGACY_SYSTEM_EXAMPLES,
    ...USER_DATA_EXAMPLES,
    ...CLOUD_CONFIG_EXAMPLES,
    ...SECRET_EXAMPLES,
    ...SECRET_CONTENT_EXAMPLES,
    ...LOGIN_EXAMPLES,
    ...WINDOWS_EXAMPLES,
    ...SHUTDOWN_EXAMPLES,
    ...MAIN_NETWORK_EXAMPLES,
    ...NETWORK_EXAMPLES,
    ...ADDITIONAL_NETWORK_EXAMPLES,
    ...USB_DEVICE_EXAMPLES,
    ...GPU_EXAMPLES,
    ...AFFINITY_EXAMPLES,
    ...SCHEDULING_EXAMPLES,
  ],
  held: MACHINE_HELD,
  open: MACHINE_OPEN,
};
