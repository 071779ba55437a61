import { DISKS } from './disks';
import { IMAGES } from './images';
import { KUBERNETES } from './kubernetes';
import { MACHINES } from './machines';
import { MODULES } from './modules';
import { OPERATIONS } from './operations';
import { PLATFORM } from './platform';
import { STORAGE } from './storage';
import { SUPPLIES } from './supplies';

/** the states of each kind, written down from the types of DVP and Deckhouse */
export const STATUSES = [...MACHINES, ...DISKS, ...IMAGES, ...SUPPLIES, ...OPERATIONS, ...MODULES, ...PLATFORM, ...STORAGE, ...KUBERNETES];
