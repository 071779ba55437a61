import { OpenRule } from '../entry';

/** rules of classes that only a running cluster can decide */
export const OPEN: readonly OpenRule[] = [
  { id: 'VMC-06', says: 'The CPU of a class does not change.', because: 'Only the cluster knows the class before the change.' },
  { id: 'VMC-23', says: 'A class that machines use is not deleted.', because: 'Only the cluster knows all its machines, and a manifest deletes nothing.' },
  {
    id: 'VMC-24',
    says: 'A class of type Model, Features or Discovery is ready when a node offers its CPU.',
    because: 'Only the cluster knows the CPU features of its nodes.',
  },
];
