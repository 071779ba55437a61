import { defaultsOf } from './defaults';
import { judged } from './differences';
import { Change, Judgement, Verdict, always, live, migration, movesByItself, refused, sinceRelease, where } from './judgement';
import { machinesWith } from '../../domain/consumers';
import { classOf } from '../../domain/storage-class';
import { valueAt, textAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';

const SIZE = '/spec/persistentVolumeClaim/size';
const CLASS = '/spec/persistentVolumeClaim/storageClassName';

export function judgeDisk(change: Change): Verdict[] {
  return judged(change.before.json.spec, change.after.json.spec, '/spec', {
    '/spec/dataSource': always(refused('a disk is filled once: another source needs a disk of another name')),
    [SIZE]: (old, now) => judgeSize(old, now, 'the disk'),
    [CLASS]: () => judgeStorageClass(change),
  }, always(live('nothing looks at it again')));
}

/** a volume that may only grow */
export function judgeSize(old: unknown, now: unknown, what: string): Judgement {
  const [from, to] = [parseQuantity(old), parseQuantity(now)];
  if (now === undefined) {
    return refused(`the size of ${what} may not be left out again`);
  }
  if (from === undefined || to === undefined) {
    return refused(`${what} does not shrink, and its size comes from its source so far`, `how large ${what} is`);
  }
  return to < from ? refused(`${what} does not shrink`) : live(`${what} grows while it is in use; the file system in it is for the guest to grow`);
}

function judgeStorageClass(change: Change): Judgement | undefined {
  const { before, after, beforeWorld, afterWorld, facts } = change;
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

export function judgeImage(change: Change): Verdict[] {
  return judged(change.before.json.spec, change.after.json.spec, '/spec', {
    '/spec/dataSource': always(refused('an image is filled once: another source needs an image of another name')),
    [CLASS]: () => refused('an image stays on its volume: another StorageClass needs an image of another name'),
    '/spec/storage': always(refused('nothing refuses it, but the image stays where it is: another storage needs an image of another name')),
  }, always(live('nothing looks at it again')), defaultsOf(change.after));
}

export function judgeClusterImage({ before, after }: Change): Verdict[] {
  return judged(before.json.spec, after.json.spec, '/spec', {}, always(refused('a ClusterVirtualImage that is ready stays as it is: write one of another name')));
}

export function judgeAddress({ before, after }: Change): Verdict[] {
  const [old, now] = [before.json, after.json].map(json => textAt(json, '/spec/type'));
  return judged(before.json.spec, after.json.spec, '/spec', {}, (_, address) => old === 'Auto' && now === 'Static'
    ? refused('an address turns static only as the one that it is', `whether it is ${typeof address === 'string' && address !== 'Static' ? address : valueAt(after.json, '/spec/staticIP')} already`)
    : refused('an address that is bound stays as it is: write one of another name'));
}
