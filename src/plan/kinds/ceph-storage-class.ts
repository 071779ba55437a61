import { live } from '../impact/classification';
import { CLASS_REMOVAL, OTHER_CLASS } from '../impact/storage-class';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  immutable: {
    '/spec/clusterConnectionName': `the connection of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/type': `the type of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/reclaimPolicy': `the reclaim policy of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/rbd/pool': `the pool of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/rbd/defaultFSType': `the file system of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/cephFS/fsName': `the file system of a class cannot be changed: ${OTHER_CLASS}`,
  },
  otherFields: live('the module creates the StorageClass anew; existing volumes stay as they are'),
  removal: CLASS_REMOVAL,
};
