import { OpenRule } from '../entry';

export const STORAGE_OPEN: readonly OpenRule[] = [
  {
    id: 'STORAGE-35',
    says: 'The fields of a class, a pool or a volume group that cannot be changed stay as they are.',
    because: 'It depends on the object in the cluster: the impact of a change reports it.',
  },
  {
    id: 'STORAGE-36',
    says: 'The devices that a volume group selects are free, and on its node.',
    because: 'It depends on the BlockDevices of the node.',
  },
  {
    id: 'STORAGE-37',
    says: 'A replicated class has the topology Ignored only in a cluster whose nodes have no zone, up to sds-replicated-volume 0.9.4.',
    because: 'It depends on the labels of the nodes.',
  },
  {
    id: 'STORAGE-38',
    says: 'The volume groups of a ReplicatedStoragePool are not on nodes of type CloudEphemeral.',
    because: 'It depends on the nodes of the volume groups in the cluster.',
  },
];
