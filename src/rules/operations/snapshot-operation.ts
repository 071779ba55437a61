import { snapshotOperation } from '../../catalogue/operations/objects';
import { valueAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

export const createSection: Rule = {
  id: 'SOP-02',
  severity: 'error',
  kinds: dvp('VirtualMachineSnapshotOperation'),
  says: 'An operation that makes a machine from a snapshot says how.',
  why: 'The API server means to ask for the section but looks for a type that does not exist; the operation is accepted and fails for good.',
  source: 'images/virtualization-artifact/pkg/controller/vmsop/internal/handler/lifecycle.go',
  breaks: () => [snapshotOperation({ createVirtualMachine: undefined })],
  keeps: () => [snapshotOperation()],
  check: ({ json }) => valueAt(json, '/spec/createVirtualMachine') !== undefined ? [] : [{
    pointer: '/spec/createVirtualMachine',
    wrong: 'the machine to make needs a mode and a name',
    got: undefined,
    instead: "'createVirtualMachine' with 'mode', and with 'customization' or 'nameReplacement'",
  }],
};
