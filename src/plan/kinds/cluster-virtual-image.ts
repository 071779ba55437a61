import { Change, Classification, dataLoss, inUsualState, live, refused } from '../impact/classification';
import { isFilled } from '../impact/state';
import type { KindSpec } from '../kind-spec';

const classifyField = ({ before }: Change): Classification | undefined => inUsualState(
  isFilled(before),
  refused('a ready ClusterVirtualImage cannot be changed: create one with another name'),
  live('the image is not filled yet: DVP starts again, with the new spec'),
);

export const spec: KindSpec = {
  otherFields: classifyField,
  removal: dataLoss('the image is deleted, for every namespace'),
};
