import { ManifestObject, textAt } from '../../manifest/manifest';
import { Classification, dataLoss, migration, refused, removed, restart } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { nameAt } from '../readiness/references';

const DOES: Readonly<Record<string, Classification>> = {
  Restart: restart('the operation restarts the machine'),
  Stop: restart('the operation shuts the machine down, and it stays down'),
  Migrate: migration('the operation moves the machine'),
  Evict: migration('the operation moves the machine'),
  Restore: dataLoss('the operation puts the machine and its disks back to the snapshot'),
};

function classifyCreation({ json }: ManifestObject): Classification | undefined {
  const type = textAt(json, '/spec/type') ?? '';
  return type === 'Restore' && textAt(json, '/spec/restore/mode') === 'DryRun' ? undefined : DOES[type];
}

export const spec: KindSpec = {
  ready: { phases: ['Completed'], abort: ['Failed', 'Superseded'], minutes: 15 },
  references: [nameAt('/spec/virtualMachineName', 'VirtualMachine'), nameAt('/spec/restore/virtualMachineSnapshotName', 'VirtualMachineSnapshot')],
  otherFields: refused('the object says what is done once: write one of another name'),
  creation: classifyCreation,
  removal: removed('the object goes'),
};
