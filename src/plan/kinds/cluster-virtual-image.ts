import { dataLoss, refused } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { sourceAt } from '../readiness/references';

export const spec: KindSpec = {
  ready: { phases: ['Ready'], abort: ['Failed', 'ImageLost', 'PVCLost'], minutes: 30 },
  references: [sourceAt('/spec/dataSource')],
  otherFields: refused('a ready ClusterVirtualImage cannot be changed: create one with another name'),
  removal: dataLoss('the image is deleted, for every namespace'),
};
