import { diskSnapshot, operation, snapshot, snapshotOperation } from './objects';
import { HeldRule } from '../entry';

const OPERATIONS = 'crds/virtualmachineoperations.yaml';

/** rules of operations and snapshots that their schemas hold */
export const HELD: readonly HeldRule[] = [
  {
    id: 'OP-01',
    says: 'An operation has a known type, and names a machine.',
    why: 'The schema requires both.',
    source: OPERATIONS,
    how: 'The schema lists the types, and requires a name of at least one character.',
    breaks: () => [operation({ type: 'Reboot' })],
  },
  {
    id: 'OP-08',
    says: 'The mode of a restore or a clone is DryRun, Strict or BestEffort.',
    why: 'The schema has no other mode.',
    source: OPERATIONS,
    how: 'The schema lists the modes.',
    breaks: () => [operation({ type: 'Restore', restore: { mode: 'Force', virtualMachineSnapshotName: 'web-friday' } })],
  },
  {
    id: 'VMS-01',
    says: 'A snapshot names its machine; it keeps addresses Always or Never.',
    why: 'The schema requires the name and has no other values.',
    source: 'crds/virtualmachinesnapshots.yaml',
    how: 'The schema has the types and the values, and requires a name of at least one character.',
    breaks: () => [snapshot({ keepIPAddress: 'Sometimes' })],
  },
  {
    id: 'VDS-01',
    says: 'A snapshot names its disk.',
    why: 'The schema requires the name.',
    source: 'crds/virtualdisksnapshots.yaml',
    how: 'The schema has the types, and requires a name of at least one character.',
    breaks: () => [diskSnapshot({ virtualDiskName: '' })],
  },
  {
    id: 'SOP-01',
    says: 'An operation on a snapshot is of type CreateVirtualMachine, and names the snapshot.',
    why: 'The schema requires both.',
    source: 'crds/virtualmachinesnapshotoperations.yaml',
    how: 'The schema has the type, and requires a name of at least one character.',
    breaks: () => [snapshotOperation({ type: 'Clone' })],
  },
];
