import { dataLoss, live } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { sourceAt } from '../readiness/references';

export const spec: KindSpec = {
  ready: { phases: ['Ready'], abort: ['Failed', 'ImageLost', 'PVCLost'], minutes: 30 },
  references: [sourceAt('/spec/dataSource')],
  immutable: {
    '/spec/dataSource': 'an image is filled once: for another source, create an image with another name',
    '/spec/persistentVolumeClaim/storageClassName': 'an image stays on its volume: for another StorageClass, create an image with another name',
    '/spec/storage': 'DVP accepts the change, but the image stays where it is: for another storage, create an image with another name',
  },
  otherFields: live('DVP does not read it again'),
  removal: dataLoss('the image is deleted'),
};
