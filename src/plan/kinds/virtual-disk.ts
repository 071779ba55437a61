import { machinesWith } from '../../domain/consumers';
import { classOf } from '../../domain/storage-class';
import { textAt } from '../../manifest/manifest';
import { Change, Classification, dataLoss, live, migration, movesByItself, refused, sinceRelease, where } from '../impact/classification';
import { classifyVolumeSize } from '../impact/volume-size';
import type { KindSpec } from '../kind-spec';
import { sourceAt } from '../readiness/references';

function classifyStorageClass({ before, after, beforeWorld, afterWorld, facts }: Change): Classification | undefined {
  const [old, now] = [classOf(beforeWorld, before)?.name, classOf(afterWorld, after)?.name];
  if (old !== undefined && old === now) {
    return undefined;
  }
  const users = machinesWith(after, afterWorld);
  const runs = users.some(({ json }) => textAt(json, '/spec/runPolicy') !== 'AlwaysOff');
  return where(
    [
      movesByItself(facts),
      sinceRelease(facts, '1.1.0'),
      // the machine may be in other manifests
      { holds: users.length === 0 ? undefined : runs, called: 'whether a running machine has the disk in its spec' },
    ],
    migration('the disk moves with a live migration of its machine, one disk at a time, to a class of the same volume mode'),
    refused('a disk changes its StorageClass only while a running machine has it in its spec, and not in the Community Edition'),
  );
}

export const spec: KindSpec = {
  // WaitForFirstConsumer lasts until a machine uses the disk, and the machine is waited for later
  ready: { phases: ['Ready', 'WaitForFirstConsumer', 'Resizing', 'Migrating', 'Exporting'], abort: ['Failed', 'PVCLost'], minutes: 15 },
  references: [sourceAt('/spec/dataSource')],
  immutable: { '/spec/dataSource': 'a disk is filled once: for another source, create a disk with another name' },
  fields: {
    '/spec/persistentVolumeClaim/size': (_, old, now) => classifyVolumeSize(old, now, 'the disk'),
    '/spec/persistentVolumeClaim/storageClassName': classifyStorageClass,
  },
  otherFields: live('DVP does not read it again'),
  removal: dataLoss('the disk is deleted with all its data'),
};
