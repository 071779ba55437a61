import { originHasNamespace, pullSecretHasNamespace } from './cluster-wide';
import { classAllowed, classByDefault, classFits, classIsUsed, driverOfSource, storageByItsName } from './storage';
import { VIRTUAL_IMAGE_HELD, VIRTUAL_IMAGE_OPEN } from '../../catalogue/virtual-image/held';
import { noDot } from '../data-source/name';
import { HeldRule, OpenRule, Rule } from '../rule';

export const IMAGE_RULES: readonly Rule[] = [
  noDot('VI-01', 'VirtualImage'),
  storageByItsName,
  classIsUsed,
  classFits,
  classByDefault,
  driverOfSource,
  classAllowed,
  noDot('CVI-01', 'ClusterVirtualImage'),
  originHasNamespace,
  pullSecretHasNamespace,
];

export const IMAGE_HELD: readonly HeldRule[] = VIRTUAL_IMAGE_HELD;

export const IMAGE_OPEN: readonly OpenRule[] = VIRTUAL_IMAGE_OPEN;
