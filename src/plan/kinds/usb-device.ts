import { refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  otherFields: refused('only the platform creates and updates this object'),
  removal: removed('the object is deleted'),
};
