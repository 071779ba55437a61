import { refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { nameAt } from '../readiness/references';

export const spec: KindSpec = {
  ready: { phases: ['Completed'], abort: ['Failed'], minutes: 15 },
  references: [nameAt('/spec/virtualMachineSnapshotName', 'VirtualMachineSnapshot')],
  otherFields: refused('an operation runs once: create one with another name'),
  removal: removed('the object is deleted'),
};
