import { OpenRule } from '../entry';

export const GENERAL_OPEN: readonly OpenRule[] = [{
  id: 'GEN-09',
  says: 'The controller of the platform runs while objects are applied.',
  because: 'Its webhooks reject every object while it does not run. Only the cluster knows whether it runs at that moment.',
}];
