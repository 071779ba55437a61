import { OpenRule } from '../../rules/rule';

const UNCHANGED = 'It takes the object as it is in the cluster.';
const FREEZE = 'Whether the machine runs at that moment, and whether an agent in the guest can freeze its file systems, is known to the cluster.';

/** what only a cluster knows of operations and snapshots */
export const OPEN: readonly OpenRule[] = [
  { id: 'OP-02', says: 'The spec of an operation does not change.', because: UNCHANGED },
  {
    id: 'OP-16',
    says: 'An operation fits the state that its machine is in.',
    because: 'Whether the machine runs, is stopped or is on the way to either when the operation comes is known to the cluster.',
  },
  { id: 'VMS-02', says: 'The spec of a snapshot does not change.', because: UNCHANGED },
  { id: 'VMS-04', says: 'A consistent snapshot is taken of a machine that is stopped or whose file systems can be frozen.', because: FREEZE },
  {
    id: 'VMS-05',
    says: 'A snapshot is taken when all disks of the machine are ready, and none is growing or moving.',
    because: 'The state of the disks at that moment is known to the cluster.',
  },
  { id: 'VDS-02', says: 'The spec of a snapshot of a disk does not change.', because: UNCHANGED },
  { id: 'VDS-04', says: 'A consistent snapshot is taken of a disk whose machine is stopped or can freeze its file systems.', because: FREEZE },
  { id: 'SOP-04', says: 'The spec of an operation on a snapshot does not change.', because: UNCHANGED },
];
