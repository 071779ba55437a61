import { Change, Classification, inUsualState, live, refused, removed } from '../impact/classification';
import { isBound } from '../impact/state';
import type { KindSpec } from '../kind-spec';

const classifyField = ({ before }: Change): Classification | undefined => inUsualState(
  isBound(before),
  refused('DVP accepts the change, but the machine keeps its address: create an object with another name'),
  live('the address is not bound yet: DVP reserves the new one'),
);

export const spec: KindSpec = {
  otherFields: classifyField,
  removal: removed('the address is released'),
};
