import { OpenRule } from '../entry';

export const DISK_OPEN: readonly OpenRule[] = [
  {
    id: 'VD-06',
    says: 'A disk is not smaller than its decompressed source.',
    because: 'The size of a file is known only when it is downloaded. VD-23 checks an image of a disk.',
  },
  {
    id: 'VD-07',
    says: 'A provisioned disk neither shrinks nor loses its size.',
    because: 'It depends on the size of the disk in the cluster.',
  },
  {
    id: 'VD-08',
    says: 'A disk keeps its size while it migrates.',
    because: 'It depends on the state and the size of the disk in the cluster.',
  },
  {
    id: 'VD-09',
    says: 'The source of a provisioned disk does not change.',
    because: 'It depends on the source of the disk in the cluster.',
  },
  {
    id: 'VD-10',
    says: 'A disk that is being deleted does not change.',
    because: 'It depends on whether the disk is being deleted, and on its spec before the change.',
  },
  {
    id: 'VD-17',
    says: 'The StorageClass of a disk changes only if a running machine uses it, the edition migrates volumes, and the volume mode stays.',
    because: 'It depends on the StorageClass of the disk in the cluster, and on whether its machine runs.',
  },
];
