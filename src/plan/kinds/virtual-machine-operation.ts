import { ManifestObject, textAt } from '../../manifest/manifest';
import { Classification, dataLoss, migration, refused, removed, restart } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

const DOES: Readonly<Record<string, Classification>> = {
  Restart: restart('the operation restarts the machine'),
  Stop: restart('the operation stops the machine, and it stays stopped'),
  Migrate: migration('the operation migrates the machine'),
  Evict: migration('the operation migrates the machine'),
  Restore: dataLoss('the operation restores the machine and its disks from the snapshot'),
};

function classifyCreation({ json }: ManifestObject): Classification | undefined {
  const type = textAt(json, '/spec/type') ?? '';
  return type === 'Restore' && textAt(json, '/spec/restore/mode') === 'DryRun' ? undefined : DOES[type];
}

export const spec: KindSpec = {
  otherFields: refused('an operation runs once: create one with another name'),
  creation: classifyCreation,
  removal: removed('the object is deleted'),
};
