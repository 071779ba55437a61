import { OpenRule } from '../entry';

export const DISK_OPEN: readonly OpenRule[] = [
  {
    id: 'VD-06',
    says: 'A disk is as large as its unpacked source, or larger.',
    because: 'The size of an image or of a snapshot is known only once it is ready.',
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
    says: 'A disk that has its content keeps its source.',
    because: 'It depends on the source of the disk in the cluster.',
  },
  {
    id: 'VD-10',
    says: 'A disk that is being deleted does not change.',
    because: 'It depends on whether the disk is being deleted, and on its spec before.',
  },
  {
    id: 'VD-17',
    says: 'A disk changes its StorageClass while a running machine has it, in an edition that migrates volumes, and to a class of the same volume mode.',
    because: 'It depends on the StorageClass of the disk in the cluster, and on whether its machine runs.',
  },
];
