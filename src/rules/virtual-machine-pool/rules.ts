import { autoscalerDecidesAlone, autoscalerMayShrink } from './autoscaler';
import { diskNamesDiffer, disksAreAttached, disksAreDisks, reclaimFits, ttlIsDuration } from './disks';
import { paidEdition } from './edition';
import { closesTheGaps, provisioningFits } from './gaps';
import { fractionIsGiven, gpuClassExists, machinesAreMachines, migrationOfMachines, noForeignKeys, noLegacy, templateSurprises } from './machines';
import { poolNameHasNoDot, poolNameLength } from './name';
import { nothingIsShared } from './shared';
import { Rule } from '../rule';

export { POOL_HELD, POOL_OPEN } from '../../catalogue/virtual-machine-pool/held';

export const POOL_RULES: readonly Rule[] = [
  paidEdition,
  poolNameLength,
  poolNameHasNoDot,
  diskNamesDiffer,
  disksAreAttached,
  migrationOfMachines,
  noLegacy,
  provisioningFits,
  closesTheGaps,
  fractionIsGiven,
  machinesAreMachines,
  noForeignKeys,
  nothingIsShared,
  reclaimFits,
  ttlIsDuration,
  disksAreDisks,
  gpuClassExists,
  templateSurprises,
  autoscalerMayShrink,
  autoscalerDecidesAlone,
];
