import { CEPH_EXAMPLES } from './ceph';
import { CLASS_EXAMPLES } from './classes';
import { LOCAL_EXAMPLES } from './local';
import { NFS_EXAMPLES } from './nfs';
import { STORAGE_OPEN } from './open';
import { REPLICATED_EXAMPLES } from './replicated';
import { SELECTOR_EXAMPLES } from './selectors';
import { THIN_POOL_EXAMPLES } from './thin-pools';
import { VOLUME_GROUP_EXAMPLES } from './volume-groups';
import { CatalogueFolder } from '../entry';

export const STORAGE: CatalogueFolder = {
  examples: [
    ...VOLUME_GROUP_EXAMPLES, ...SELECTOR_EXAMPLES, ...REPLICATED_EXAMPLES, ...LOCAL_EXAMPLES, ...NFS_EXAMPLES, ...CEPH_EXAMPLES, ...CLASS_EXAMPLES,
    ...THIN_POOL_EXAMPLES,
  ],
  held: [],
  open: STORAGE_OPEN,
};
