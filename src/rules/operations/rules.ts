import { cloneUnderNames, migrateWhenMigrating, noForcedStart, nothingIgnored, restoreFromWhat } from './form';
import { snapshotWithoutImages } from './images';
import { runsOnce } from './lifetime';
import { fitsRunPolicy } from './machine-state';
import { forceAgainstPolicy, sharedDisks, targetLabels, targetNeedsEnterprise } from './migration';
import { restoreOwnSnapshot } from './own-snapshot';
import { oneCreation, oneOperation } from './queue';
import { createAfterSnapshot, operationAfterMachine, restoreAfterSnapshot, snapshotAfterDisk, snapshotAfterMachine } from './race';
import { cloneNames, clonePartLengths, createNames, createNaming } from './renaming';
import { createSection } from './snapshot-operation';
import { HELD } from '../../catalogue/operations/held';
import { OPEN } from '../../catalogue/operations/open';
import { HeldRule, OpenRule, Rule } from '../rule';

export const OPERATION_RULES: readonly Rule[] = [
  noForcedStart,
  restoreFromWhat,
  cloneUnderNames,
  migrateWhenMigrating,
  nothingIgnored,
  clonePartLengths,
  cloneNames,
  targetLabels,
  targetNeedsEnterprise,
  sharedDisks,
  oneOperation,
  fitsRunPolicy,
  forceAgainstPolicy,
  operationAfterMachine,
  restoreAfterSnapshot,
  restoreOwnSnapshot,
  runsOnce,
  snapshotAfterMachine,
  snapshotWithoutImages,
  snapshotAfterDisk,
  createSection,
  createNaming,
  createAfterSnapshot,
  oneCreation,
  createNames,
];

export const OPERATION_HELD: readonly HeldRule[] = HELD;

export const OPERATION_OPEN: readonly OpenRule[] = OPEN;
