import { FieldTable } from '../impact/by-field';
import { live } from '../impact/classification';
import { CLASS_REMOVAL, OTHER_CLASS } from '../impact/storage-class';
import type { KindSpec } from '../kind-spec';

const REPLICAS = live('existing volumes follow by the rollout strategy of the class; up to sds-replicated-volume 0.9.4 the change is rejected');

const FIELDS: FieldTable = {
  immutable: {
    '/spec/storagePool': `the pool of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/storage': `the storage of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/topology': `the topology of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/volumeAccess': `the volume access of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/zones': `the zones of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/nodeLabelSelector': `the nodes of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/systemNetworkNames': `the networks of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/eligibleNodesPolicy': `the policy for nodes that are not ready cannot be changed: ${OTHER_CLASS}`,
  },
  fields: {
    '/spec/replication': REPLICAS,
    '/spec/failuresToTolerate': REPLICAS,
    '/spec/guaranteedMinimumDataRedundancy': REPLICAS,
    '/spec/reclaimPolicy': live('applies to new volumes: the module creates the StorageClass anew; up to sds-replicated-volume 0.9.4 the change is rejected'),
  },
  otherFields: live('applies to later changes of the class or of its nodes'),
};

export const spec: KindSpec = {
  // either phase, depending on the release of sds-replicated-volume: Created up to 0.9.4
  ...FIELDS,
  removal: CLASS_REMOVAL,
};
