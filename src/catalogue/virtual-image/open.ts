import { OpenRule } from '../entry';

export const IMAGE_OPEN: readonly OpenRule[] = [
  {
    id: 'VI-09',
    says: 'An image that has its content keeps its source and its StorageClass.',
    because: 'It depends on the source of the image in the cluster.',
  },
  {
    id: 'VI-10',
    says: 'An image that is being deleted does not change.',
    because: 'It depends on whether the image is being deleted, and on its spec before.',
  },
  {
    id: 'CVI-05',
    says: 'A ClusterVirtualImage that has its content does not change.',
    because: 'It depends on the image in the cluster.',
  },
];
