import { dataLoss, refused } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { sourceAt } from '../readiness/references';

export const spec: KindSpec = {
  ready: { phases: ['Ready'], abort: ['Failed', 'ImageLost', 'PVCLost'], minutes: 30 },
  references: [sourceAt('/spec/dataSource')],
  otherFields: refused('a ClusterVirtualImage that is ready stays as it is: write one of another name'),
  removal: dataLoss('the image goes, for every namespace'),
};
