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
      // a machine may also be made elsewhere
      { holds: runs ? true : users.length > 0 ? false : undefined, called: 'whether a running machine has the disk in its spec' },
    ],
    migration('the disk moves together with the machine that has it, one disk after the other, to a class of the same volume mode'),
    refused('a disk changes its StorageClass only with a running machine that has it in its spec, and not in the Community Edition'),
  );
}

export const spec: KindSpec = {
  // a disk that waits for a machine is as ready as it gets by itself: the machine is waited for later
  ready: { phases: ['Ready', 'WaitForFirstConsumer', 'Resizing', 'Migrating', 'Exporting'], abort: ['Failed', 'PVCLost'], minutes: 15 },
  references: [sourceAt('/spec/dataSource')],
  immutable: { '/spec/dataSource': 'a disk is filled once: another source needs a disk of another name' },
  fields: {
    '/spec/persistentVolumeClaim/size': (_, old, now) => classifyVolumeSize(old, now, 'the disk'),
    '/spec/persistentVolumeClaim/storageClassName': classifyStorageClass,
  },
  otherFields: live('nothing looks at it again'),
  removal: dataLoss('the disk goes with everything on it'),
};
