import { Manifest } from '../../manifest/manifest';
import { config } from '../module-config/objects';

/** the module as most machines want it, with addresses to give, and with what an example adds to its settings */
export const virtualization = (settings: object = {}): Manifest => config({ virtualMachineCIDRs: ['10.66.10.0/24'], ...settings });
