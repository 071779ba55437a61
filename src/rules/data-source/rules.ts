import { noCircle, noCircleThroughSnapshot } from './circle';
import { sourceAtRest } from './mounted';
import { pullSecretHasItsKey } from './pull-secret';
import { fieldsOfContainerImage, fieldsOfHttp, fieldsOfObjectRef, fieldsOfUpload, typeGiven } from './union';
import { urlStandsStill } from './url';
import { SOURCE_HELD, SOURCE_OPEN } from '../../catalogue/data-source/held';
import { HeldRule, OpenRule, Rule } from '../rule';

export const DATA_SOURCE_RULES: readonly Rule[] = [
  typeGiven,
  fieldsOfHttp,
  fieldsOfContainerImage,
  fieldsOfObjectRef,
  fieldsOfUpload,
  sourceAtRest,
  noCircle,
  pullSecretHasItsKey,
  urlStandsStill,
  noCircleThroughSnapshot,
];

export const DATA_SOURCE_HELD: readonly HeldRule[] = SOURCE_HELD;

export const DATA_SOURCE_OPEN: readonly OpenRule[] = SOURCE_OPEN;
