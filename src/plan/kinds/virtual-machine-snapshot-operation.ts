import { refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { nameAt } from '../readiness/references';

export const spec: KindSpec = {
  ready: { phases: ['Completed'], abort: ['Failed'], minutes: 15 },
  references: [nameAt('/spec/virtualMachineSnapshotName', 'VirtualMachineSnapshot')],
  otherFields: refused('the object says what is done once: write one of another name'),
  removal: removed('the object goes'),
};
