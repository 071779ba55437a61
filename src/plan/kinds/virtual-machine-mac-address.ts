import { refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  ready: { phases: ['Bound', 'Attached'] },
  otherFields: refused('DVP accepts the change, but the machine keeps its address: create an object with another name'),
  removal: removed('the address is released'),
};
