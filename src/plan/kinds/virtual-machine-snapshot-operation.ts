import { refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  ready: { phases: ['Completed'], abort: ['Failed'], minutes: 15 },
  otherFields: refused('an operation runs once: create one with another name'),
  removal: removed('the object is deleted'),
};
