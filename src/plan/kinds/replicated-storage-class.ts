import { hasNewControlPlane } from '../../domain/control-plane';
import { FieldTable } from '../impact/by-field';
import { Change, Classification, live, refused } from '../impact/classification';
import { CLASS_REMOVAL, OTHER_CLASS } from '../impact/storage-class';
import type { KindSpec } from '../kind-spec';

/** what the new control plane applies; without it, the class gets into phase Failed, and its StorageClass stays as it is */
const withNewControlPlane = (reason: string) => ({ afterWorld }: Change): Classification => hasNewControlPlane(afterWorld) ? live(reason)
  : refused(`the StorageClass of a class cannot be changed: ${OTHER_CLASS}`, 'whether the module has its new control plane, which applies it');

const REPLICAS = withNewControlPlane('existing volumes follow by the rollout strategy of the class');

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
    '/spec/reclaimPolicy': withNewControlPlane('applies to new volumes: the module creates the StorageClass anew'),
  },
  otherFields: live('applies to later changes of the class or of its nodes'),
};

export const spec: KindSpec = {
  ...FIELDS,
  removal: CLASS_REMOVAL,
};
