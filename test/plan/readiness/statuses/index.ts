import { DISKS } from './disks';
import { IMAGES } from './images';
import { MACHINES } from './machines';
import { MODULES } from './modules';

/** the states of each kind, written down from the types of DVP and Deckhouse */
export const STATUSES = [...MODULES, ...IMAGES, ...DISKS, ...MACHINES];
