import { oneConsumer } from './consumers';
import { bundleIsRead, modesKnown, noIsoFile, noIsoImage } from './contents';
import { blankNeedsSize, sizeAboveZero, sizeNotNegative } from './size';
import { classAllowed, classByDefault, classExists, classSupported, driverOfImage, driverOfSnapshot } from './storage';
import { VIRTUAL_DISK_HELD, VIRTUAL_DISK_OPEN } from '../../catalogue/virtual-disk/held';
import { noDot } from '../data-source/name';
import { HeldRule, OpenRule, Rule } from '../rule';

export const DISK_RULES: readonly Rule[] = [
  noDot('VD-01', 'VirtualDisk'),
  blankNeedsSize,
  sizeAboveZero,
  sizeNotNegative,
  classExists,
  classSupported,
  classByDefault,
  classAllowed,
  driverOfImage,
  driverOfSnapshot,
  noIsoImage,
  noIsoFile,
  oneConsumer,
  modesKnown,
  bundleIsRead,
];

export const DISK_HELD: readonly HeldRule[] = VIRTUAL_DISK_HELD;

export const DISK_OPEN: readonly OpenRule[] = VIRTUAL_DISK_OPEN;
