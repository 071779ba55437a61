import { OpenRule } from '../entry';

export const IMAGE_OPEN: readonly OpenRule[] = [
  {
    id: 'VI-09',
    says: 'The source and the StorageClass of a ready image do not change.',
    because: 'It depends on the source of the image in the cluster.',
  },
  {
    id: 'VI-10',
    says: 'An image that is being deleted does not change.',
    because: 'It depends on whether the image is being deleted, and on its spec before the change.',
  },
  {
    id: 'CVI-05',
    says: 'A ready ClusterVirtualImage does not change.',
    because: 'It depends on the image in the cluster.',
  },
];
