import { DISKS } from './disks';
import { IMAGES } from './images';
import { MACHINES } from './machines';
import { MODULES } from './modules';
import { ReadinessRecord } from '../record';

/** every kind whose state we know */
export const READINESS: readonly ReadinessRecord[] = [...MODULES, ...IMAGES, ...DISKS, ...MACHINES];
