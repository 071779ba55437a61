import { defaultsOf } from './defaults';
import { judged } from './differences';
import { Json } from './equal';
import { Change, Judgement, Verdict, always, live, refused } from './judgement';
import { judgeMachine } from './machine';
import { autoscalersOf } from '../../domain/autoscaler';
import { Manifest, ManifestObject, valueAt, textAt, itemsAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { Impact } from '../impact';
import { numberOf } from '../numbers';

const TEMPLATE = '/spec/virtualMachineTemplate';
const DISKS = '/spec/virtualDiskTemplates';

interface DiskTemplate {
  readonly name: string;
  readonly spec?: object;
  readonly reclaim?: { readonly onScaleDown?: string };
}

export function judgePool(change: Change): Verdict[] {
  const { before, after } = change;
  return judged(before.json.spec, after.json.spec, '/spec', {
    '/spec/replicas': (old, now) => judgeReplicas(change, old, now),
    '/spec/scaleDownPolicy': always(live('counts from the next time on that the pool shrinks')),
    [DISKS]: () => judgeDiskTemplates(before, after),
    [`${TEMPLATE}/metadata`]: always(live('counts for replicas that are made from now on')),
    [`${TEMPLATE}/spec`]: () => judgeTemplate(change),
  }, always(live('counts from now on')));
}

function judgeReplicas({ before, after, afterWorld }: Change, old: unknown, now: unknown): Judgement {
  const [from, to] = [numberOf(old), numberOf(now)];
  if (to >= from) {
    return live('the pool makes more machines');
  }
  const [scaler] = autoscalersOf(after, afterWorld);
  if (textAt(after.json, '/spec/scaleDownPolicy') === 'Explicit') {
    return live('with the policy Explicit the pool removes only machines that somebody names');
  }
  const disks = itemsAt<DiskTemplate>(before.json, DISKS).filter(isDeleted).map(called);
  const lost: Judgement = disks.length > 0
    ? { impact: Impact.DATA_LOSS, reason: `the pool removes machines, and with each its disks ${disks.join(', ')}` }
    : { impact: Impact.REMOVED, reason: 'the pool removes machines and keeps their disks for others' };
  return now !== undefined ? lost : {
    ...lost,
    reason: `without a number the pool has no machine: ${lost.reason}`,
    dependsOn: [`whether the tool that applies the manifests leaves the number in the cluster alone${scaler === undefined ? '' : `, which ${scaler.label} has set`}`],
  };
}

// no schema has passed it
const called = (template: DiskTemplate): string => textAt(template, '/name') ?? 'without a name';

const isDeleted = ({ reclaim }: DiskTemplate): boolean => reclaim?.onScaleDown !== 'Retain';

function judgeDiskTemplates(before: ManifestObject, after: ManifestObject): Verdict[] {
  const [old, now] = [before, after].map(({ json }) => itemsAt<DiskTemplate>(json, DISKS));
  const gone = old.flatMap((template, i): Verdict[] => now.some(({ name }) => name === template.name) ? [] : [{
    pointer: `${DISKS}/${i}`,
    impact: Impact.DATA_LOSS,
    reason: 'no replica gets this disk any more, and what those that exist hold goes with their machines at the latest',
    before: called(template),
    after: 'nothing',
  }]);
  return [...gone, ...now.flatMap((template, i): Verdict[] => {
    const same = old.find(({ name }) => name === template.name);
    const pointer = `${DISKS}/${i}`;
    return same === undefined ? [{ pointer, ...live('each replica gets this disk'), before: 'nothing', after: called(template) }] : judged(same, template, pointer, {
      [`${pointer}/spec/persistentVolumeClaim/size`]: (from, to) => (parseQuantity(to) ?? 0) < (parseQuantity(from) ?? 0)
        ? refused('disks that exist do not shrink: it counts for those that are made from now on') : live('the disks grow'),
    }, always(live('counts for disks that are made from now on')), itemDefaults(after, DISKS, pointer));
  })];
}

/** the defaults of one item of a list */
const itemDefaults = (object: ManifestObject, list: string, item: string): Json => Object.fromEntries(
  Object.entries(defaultsOf(object)).filter(([pointer]) => pointer.startsWith(`${list}/*/`)).map(([pointer, value]) => [pointer.replace(`${list}/*`, item), value]));

/** the pool writes its template into each machine, but for the devices */
function judgeTemplate(change: Change): Verdict[] {
  const devices = `${TEMPLATE}/spec/blockDeviceRefs`;
  const verdicts = judgeMachine({ ...change, before: machineOf(change.before), after: machineOf(change.after) })
    .map(verdict => ({ ...verdict, pointer: `${TEMPLATE}${verdict.pointer}` }));
  return verdicts.map(verdict => verdict.pointer.startsWith(devices) ? { ...verdict, ...live('counts for replicas that are made from now on'), dependsOn: [] } : verdict);
}

/** the machines of a pool as if they were one */
export function machineOf({ json, name, namespace }: ManifestObject): ManifestObject {
  const spec = valueAt(json, `${TEMPLATE}/spec`);
  return new ManifestObject({ apiVersion: json.apiVersion, kind: 'VirtualMachine', metadata: { name, namespace }, spec } as Manifest);
}
