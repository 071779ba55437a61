import { OpenRule } from '../entry';

/** rules of pools that only a running cluster can decide */
export const OPEN: readonly OpenRule[] = [
  {
    id: 'VMP-22',
    says: 'A pool with the scale down policy Explicit is not scaled down through its subresource.',
    because: 'Scaling is a request to the cluster, not a manifest.',
  },
  {
    id: 'VMP-24',
    says: 'A change of the block devices reaches only machines that the pool creates later, and existing disks only grow.',
    because: 'Only the cluster knows the pool before the change, and its machines.',
  },
];
