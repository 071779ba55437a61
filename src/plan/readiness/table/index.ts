import { DISKS } from './disks';
import { IMAGES } from './images';
import { KUBERNETES } from './kubernetes';
import { MACHINES } from './machines';
import { MODULES } from './modules';
import { OPERATIONS } from './operations';
import { PLATFORM } from './platform';
import { STORAGE } from './storage';
import { SUPPLIES } from './supplies';
import { ReadinessRecord } from '../record';

/** every kind whose state we know, in the order of the documentation */
export const READINESS: readonly ReadinessRecord[] = [
  ...MACHINES, ...DISKS, ...IMAGES, ...SUPPLIES, ...OPERATIONS, ...MODULES, ...PLATFORM, ...STORAGE, ...KUBERNETES,
];
