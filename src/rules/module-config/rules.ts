import { cidrs } from './cidrs';
import { featureGates } from './feature-gates';
import { firstApply } from './first-apply';
import { https } from './https';
import { liveMigration } from './live-migration';
import { moduleBasics } from './module';
import { otherModules } from './other-modules';
import { prerequisites } from './prerequisites';
import { registrySettings } from './registry';
import { storageClasses } from './storage-classes';
import { switchingOff } from './switched-off';
import { Rule } from '../rule';

export const MODULE_CONFIG_RULES: readonly Rule[] = [
  ...moduleBasics.rules,
  ...registrySettings.rules,
  ...cidrs.rules,
  ...https.rules,
  ...storageClasses.rules,
  ...liveMigration.rules,
  ...featureGates.rules,
  ...prerequisites.rules,
  ...switchingOff.rules,
  ...firstApply.rules,
  ...otherModules.rules,
];
