import { OpenRule } from '../entry';

const UNCHANGED = 'Only the cluster knows the object before the change.';
const FREEZE = 'Only the cluster knows whether the machine runs at that moment, and whether an agent in the guest can freeze its file systems.';

/** rules of operations and snapshots that only a running cluster can decide */
export const OPEN: readonly OpenRule[] = [
  { id: 'OP-02', says: 'The spec of an operation does not change.', because: UNCHANGED },
  {
    id: 'OP-16',
    says: 'An operation fits the state of its machine.',
    because: 'Only the cluster knows the phase of the machine when the operation is created.',
  },
  { id: 'VMS-02', says: 'The spec of a snapshot does not change.', because: UNCHANGED },
  { id: 'VMS-04', says: 'A consistent snapshot is taken of a machine that is stopped or whose file systems can be frozen.', because: FREEZE },
  {
    id: 'VMS-05',
    says: 'A snapshot is taken when all disks of the machine are ready, and no disk is resized or migrated.',
    because: 'Only the cluster knows the state of the disks at that moment.',
  },
  { id: 'VDS-02', says: 'The spec of a snapshot of a disk does not change.', because: UNCHANGED },
  { id: 'VDS-04', says: 'A consistent snapshot is taken of a disk whose machine is stopped or can freeze its file systems.', because: FREEZE },
  { id: 'SOP-04', says: 'The spec of an operation on a snapshot does not change.', because: UNCHANGED },
];
