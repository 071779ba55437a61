import { OpenRule } from '../entry';

export const MACHINE_OPEN: readonly OpenRule[] = [
  {
    id: 'VM-31',
    says: 'A machine has at most 16 block devices, including those that are attached while it runs.',
    because: 'BDA-05 counts the attachments of the same set. Only the cluster knows the others.',
  },
  {
    id: 'VM-33',
    says: 'A machine does not list a device that is attached to it while it runs.',
    because: 'BDA-07 checks the attachments of the same set. Only the cluster knows the others.',
  },
  {
    id: 'VM-34',
    says: 'At least one node may run a machine and reaches all its volumes.',
    because: 'Only the cluster knows the volumes of the disks, and the nodes that reach them.',
  },
  {
    id: 'VM-36',
    says: 'The disks and images of a machine exist and become ready.',
    because: 'An object that is not in the set may be in the cluster, and only the cluster knows whether it becomes ready.',
  },
  {
    id: 'VM-37',
    says: 'A machine without paravirtualization is restarted after its list of devices has changed.',
    because: 'Only the cluster knows the previous list.',
  },
  {
    id: 'VM-48',
    says: 'The Secret with the user data of a machine exists in the namespace of the machine.',
    because: 'A Secret that is not in the set may be in the cluster, for example if another tool creates it.',
  },
  {
    id: 'VM-70',
    says: 'The id of an interface changes only while the machine is stopped.',
    because: 'Only the cluster knows the current id of the interface and the phase of the machine.',
  },
  {
    id: 'VM-78',
    says: 'A USB device that is added to a running machine exists, and the node of the machine has a free port for it.',
    because: 'Only the cluster knows the node of the machine, its ports and the speed of the device.',
  },
  {
    id: 'VM-92',
    says: 'The class of a machine is ready.',
    because: 'Only the cluster knows its nodes and their processors.',
  },
  {
    id: 'VM-93',
    says: 'A change of a running machine takes effect at its next restart, except for a few fields.',
    because: 'Only the cluster knows the machine before the change.',
  },
];
