import { OpenRule } from '../entry';

export const GENERAL_OPEN: readonly OpenRule[] = [{
  id: 'GEN-09',
  says: 'The controller of the platform is up while objects are applied.',
  because: 'Its webhooks reject everything while it is down, and only the moment of applying shows whether it is up.',
}];
