import { Change, Classification, dataLoss, inUsualState, live, refused } from '../impact/classification';
import { isFilled, isTerminating } from '../impact/state';
import type { KindSpec } from '../kind-spec';

/** a field that stays as it is once the image is filled */
const onceFilled = (why: string) => ({ before }: Change): Classification | undefined => isTerminating(before)
  ? refused('the image is being deleted: DVP accepts no change of its spec')
  : inUsualState(isFilled(before), refused(why), live('the image is not filled yet: DVP starts again, with the new spec'));

export const spec: KindSpec = {
  fields: {
    '/spec/dataSource': onceFilled('an image is filled once: for another source, create an image with another name'),
    '/spec/persistentVolumeClaim/storageClassName': onceFilled('an image stays on its volume: for another StorageClass, create an image with another name'),
    '/spec/storage': onceFilled('DVP accepts the change, but the image stays where it is: for another storage, create an image with another name'),
  },
  otherFields: live('DVP does not read it again'),
  removal: dataLoss('the image is deleted'),
};
