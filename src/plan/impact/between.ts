import { isHistory } from '../../domain/history';
import { Impact, ObjectImpact } from '../impact';
import { defaultsOf } from './defaults';
import { judged } from './differences';
import { Change, Judgement, Verdict, live, refused } from './judgement';
import { judgeCreation, judgeRemoval } from './lifetime';
import { judgeMachine } from './machine';
import { judgeClass, judgeModule } from './platform';
import { judgePool } from './pool';
import { judgeAddress, judgeClusterImage, judgeDisk, judgeImage } from './storage';
import { World } from '../../domain/world';
import { formatRedacted } from '../../manifest/finding';
import { ManifestObject, valueAt } from '../../manifest/manifest';

interface KindJudge {
  (change: Change): readonly Verdict[];
}

const all = (judgement: Judgement): KindJudge => ({ before, after }) => judged(before.json.spec, after.json.spec, '/spec', {}, () => judgement, defaultsOf(after));

const ONCE = refused('the object says what is done once: write one of another name');
const SNAPSHOT = refused('a snapshot stays as it is: write one of another name');

/** by `group/Kind` */
const JUDGES: Readonly<Record<string, KindJudge>> = {
  'deckhouse.io/ModuleConfig': judgeModule,
  ...Object.fromEntries(Object.entries<KindJudge>({
    ClusterVirtualImage: judgeClusterImage,
    NodeUSBDevice: all(live('the device leaves the namespace that it was in')),
    VirtualDisk: judgeDisk,
    VirtualDiskSnapshot: all(SNAPSHOT),
    VirtualImage: judgeImage,
    VirtualMachine: judgeMachine,
    VirtualMachineBlockDeviceAttachment: all(refused('an attachment stays as it is: write one of another name')),
    VirtualMachineClass: judgeClass,
    VirtualMachineIPAddress: judgeAddress,
    VirtualMachineMACAddress: all(refused('nothing refuses it, but the machine keeps the address that it has: write one of another name')),
    VirtualMachineOperation: all(ONCE),
    VirtualMachinePool: judgePool,
    VirtualMachineSnapshot: all(SNAPSHOT),
    VirtualMachineSnapshotOperation: all(ONCE),
  }).map(([kind, judge]) => [`virtualization.deckhouse.io/${kind}`, judge])),
};

/**
 * What it does to a cluster that has one set of objects to apply another one, and to prune what is left out.
 */
export function impactsBetween(beforeWorld: World, afterWorld: World): ObjectImpact[] {
  // a dump of a cluster has operations that are over and Pods of machines: nobody applies those
  const meant = ({ objects }: World) => objects.filter(object => !isHistory(object) && object.json.metadata?.ownerReferences === undefined);
  const find = (world: World, { group, kind, namespace, name }: ManifestObject) => name === '' ? undefined : world.find(group, kind, namespace, name);
  const present = meant(afterWorld).flatMap(after => {
    const before = find(beforeWorld, after);
    return before === undefined ? [whole(after, judgeCreation(after))] : changed({ before, after, beforeWorld, afterWorld, facts: afterWorld.cluster });
  });
  const absent = meant(beforeWorld).filter(before => find(afterWorld, before) === undefined && before.name !== '');
  return [...present, ...absent.map(before => whole(before, judgeRemoval(before, beforeWorld, afterWorld)))];
}

function changed(change: Change): ObjectImpact[] {
  const { before, after } = change;
  const metadata = ['labels', 'annotations'].flatMap(field => {
    const pointer = `/metadata/${field}`;
    return judged(valueAt(before.json, pointer), valueAt(after.json, pointer), pointer, {}, () => live('counts at once'))
      .filter(({ pointer: at }) => !NOISE.test(at));
  });
  const judge = JUDGES[`${after.group}/${after.kind}`] ?? judgeOther;
  return [...metadata, ...judge(change)].map(verdict => fieldImpact(change, verdict));
}

// who applied an object, and what the cluster noted on it
const NOISE = /^\/metadata\/annotations\/(kubectl\.kubernetes\.io~1last-applied-configuration|deployment\.kubernetes\.io~1revision)$/;

function judgeOther({ before, after }: Change): Verdict[] {
  const fields = Object.keys({ ...before.json, ...after.json }).filter(field => !['apiVersion', 'kind', 'metadata', 'status'].includes(field));
  return fields.flatMap(field => judged(before.json[field], after.json[field], `/${field}`, {}, () => ({
    impact: Impact.UNKNOWN, reason: after.kind === 'Secret' ? 'whoever reads the Secret again sees it; a guest does when it starts' : 'not a kind of DVP',
  })));
}

const whole = (object: ManifestObject, judgement: Judgement): ObjectImpact => ({
  impact: judgement.impact, subject: object.label, pointer: '', reason: judgement.reason, ...dependencies(judgement),
});

function fieldImpact({ before, after }: Change, verdict: Verdict): ObjectImpact {
  const { impact, pointer, reason } = verdict;
  // keys and passwords stand in many kinds, and of those that are not DVP's nobody here knows where
  const values = impact === Impact.UNKNOWN ? {} : {
    before: verdict.before ?? formatRedacted(before, pointer, valueAt(before.json, pointer)),
    after: verdict.after ?? formatRedacted(after, pointer, valueAt(after.json, pointer)),
  };
  return { impact, subject: after.label, pointer, ...values, reason, ...dependencies(verdict) };
}

const dependencies = ({ dependsOn = [] }: Judgement) => dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] };
