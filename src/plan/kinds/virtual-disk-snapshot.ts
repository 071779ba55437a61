import { dataLoss, refused } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  ready: { phases: ['Ready'], abort: ['Failed'], minutes: 10 },
  otherFields: refused('a snapshot cannot be changed: create one with another name'),
  removal: dataLoss('the snapshot is deleted'),
};
