import { dataLoss, refused } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { nameAt } from '../readiness/references';

export const spec: KindSpec = {
  ready: { phases: ['Ready'], abort: ['Failed'], minutes: 10 },
  references: [nameAt('/spec/virtualMachineName', 'VirtualMachine')],
  otherFields: refused('a snapshot stays as it is: write one of another name'),
  removal: dataLoss('the snapshot goes, with those of the disks'),
};
