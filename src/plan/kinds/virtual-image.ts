import { dataLoss, live } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { sourceAt } from '../readiness/references';

export const spec: KindSpec = {
  ready: { phases: ['Ready'], abort: ['Failed', 'ImageLost', 'PVCLost'], minutes: 30 },
  references: [sourceAt('/spec/dataSource')],
  immutable: {
    '/spec/dataSource': 'an image is filled once: another source needs an image of another name',
    '/spec/persistentVolumeClaim/storageClassName': 'an image stays on its volume: another StorageClass needs an image of another name',
    '/spec/storage': 'nothing refuses it, but the image stays where it is: another storage needs an image of another name',
  },
  otherFields: live('nothing looks at it again'),
  removal: dataLoss('the image goes'),
};
