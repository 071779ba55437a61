import { dnsName, knownFields, noNamespace, ownNamespace, servedVersion } from './identity';
import { freeKeys, notDeckhouse, notInternal } from './platform-owned';
import { readableQuantity } from './quantities';
import { HeldRule, OpenRule, Rule } from '../rule';

export const GENERAL_RULES: readonly Rule[] = [servedVersion, noNamespace, readableQuantity, notInternal, notDeckhouse, freeKeys];

export const GENERAL_HELD: readonly HeldRule[] = [dnsName, ownNamespace, knownFields];

export const GENERAL_OPEN: readonly OpenRule[] = [{
  id: 'GEN-09',
  says: 'The controller of the platform answers while objects are applied.',
  because: 'Its webhooks refuse everything while it is down, and whether it is up is known at the moment of applying only.',
}];
