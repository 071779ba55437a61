import { refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  otherFields: refused('an operation runs once: create one with another name'),
  removal: removed('the object is deleted'),
};
