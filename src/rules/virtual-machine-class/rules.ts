import { autoEdition, autoGate } from './autoscaling';
import { coreRange, coreRangesApart } from './cores';
import { discoveryHasNoOther, featuresHasFeatures, hostHasNothing, modelHasModel } from './cpu';
import { dedicatedCores } from './dedicated-cores';
import { markIsTrue, oneDefault } from './default-class';
import { autoHasAChoice, defaultIsOnTheList, oldDefault } from './fractions';
import { genericAsInstalled } from './generic';
import { memoryRange } from './memory';
import { placement } from './placement';
import { Rule } from '../rule';

export { CLASS_HELD, CLASS_OPEN } from '../../catalogue/virtual-machine-class/held';

export const CLASS_RULES: readonly Rule[] = [
  hostHasNothing,
  discoveryHasNoOther,
  modelHasModel,
  featuresHasFeatures,
  coreRange,
  coreRangesApart,
  oldDefault,
  defaultIsOnTheList,
  autoHasAChoice,
  autoGate,
  autoEdition,
  memoryRange,
  markIsTrue,
  oneDefault,
  placement,
  dedicatedCores,
  genericAsInstalled,
];
