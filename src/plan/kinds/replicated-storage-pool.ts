import { live, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

const OTHER_NAME = 'create a pool with another name';

export const spec: KindSpec = {
  immutable: {
    '/spec/type': `the type of a pool cannot be changed: ${OTHER_NAME}`,
    '/spec/lvmVolumeGroups': `the volume groups of a pool cannot be changed since sds-replicated-volume 0.9.5: ${OTHER_NAME}`,
    '/spec/nodeLabelSelector': `the nodes of a pool cannot be changed: ${OTHER_NAME}`,
    '/spec/zones': `the zones of a pool cannot be changed: ${OTHER_NAME}`,
  },
  otherFields: live('the module computes the nodes of the pool anew'),
  removal: removed('the pool is deleted when no ReplicatedStorageClass uses it; volumes keep their data'),
};
