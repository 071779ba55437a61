import { dataLoss, refused } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  otherFields: refused('a snapshot cannot be changed: create one with another name'),
  removal: dataLoss('the snapshot is deleted, with the snapshots of its disks'),
};
