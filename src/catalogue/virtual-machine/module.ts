import { Manifest } from '../../manifest/manifest';
import { config } from '../module-config/objects';

/** a module with an address range for machines, and with the settings of an example */
export const virtualization = (settings: object = {}): Manifest => config({ virtualMachineCIDRs: ['10.66.10.0/24'], ...settings });
