import { refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  ready: { phases: ['Bound', 'Attached'] },
  otherFields: refused('nothing refuses it, but the machine keeps the address that it has: write one of another name'),
  removal: removed('the address is free for others'),
};
