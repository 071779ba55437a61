import { diskSnapshot, snapshot, snapshotOperation } from './objects';
import { typeAndMachine, modes } from '../../rules/operations/form';
import { HeldRule } from '../../rules/rule';

const snapshotForm: HeldRule = {
  id: 'VMS-01',
  says: 'A snapshot names its machine; it keeps addresses Always or Never.',
  why: 'The schema asks for the name and knows no other words.',
  source: 'crds/virtualmachinesnapshots.yaml',
  how: 'The schema has the types and the words, and asks for a name of at least one character.',
  breaks: () => [snapshot({ keepIPAddress: 'Sometimes' })],
};

const diskSnapshotForm: HeldRule = {
  id: 'VDS-01',
  says: 'A snapshot names its disk.',
  why: 'The schema asks for the name.',
  source: 'crds/virtualdisksnapshots.yaml',
  how: 'The schema has the types, and asks for a name of at least one character.',
  breaks: () => [diskSnapshot({ virtualDiskName: '' })],
};

const snapshotOperationForm: HeldRule = {
  id: 'SOP-01',
  says: 'An operation on a snapshot is of type CreateVirtualMachine, and names the snapshot.',
  why: 'The schema asks for both.',
  source: 'crds/virtualmachinesnapshotoperations.yaml',
  how: 'The schema has the word, and asks for a name of at least one character.',
  breaks: () => [snapshotOperation({ type: 'Clone' })],
};

/** what the schema says of operations and snapshots */
export const HELD: readonly HeldRule[] = [typeAndMachine, modes, snapshotForm, diskSnapshotForm, snapshotOperationForm];
