import { defaultsOf } from './defaults';
import { judged } from './differences';
import { Impact } from '../impact';
import { equal } from './equal';
import { Change, Judge, Judgement, Verdict, always, live, migration, movesByItself, restart, sinceRelease, where } from './judgement';
import { FELT, judgeDevices, judgeNetworks } from './machine-devices';
import { judgeCoreFraction, judgeCores, judgeMemory } from './machine-size';
import { CLASS_NAME, classOf } from '../../domain/machine-class';
import { ManifestObject, valueAt, listAt, textAt } from '../../manifest/manifest';

/** a machine that its policy keeps off */
const isOff = ({ json }: ManifestObject): boolean => textAt(json, '/spec/runPolicy') === 'AlwaysOff';

/** rules for the node that a machine runs on: its own, or those of its class */
export function placed(facts: Change['facts'], what: string): Judgement {
  return where(
    [movesByItself(facts)],
    migration(`${what}: a machine whose node does not fit any more moves`),
    restart(`${what}: counts when the guest starts, for the Community Edition does not move it`),
  );
}

/** what a change of a machine does; a class that changed beside it counts as its own */
export function judgeMachine(change: Change): Verdict[] {
  const { before, after, facts } = change;
  const table: Record<string, Judge> = {
    '/spec/affinity': always(placed(facts, 'the affinity')),
    '/spec/nodeSelector': always(placed(facts, 'the node selector')),
    '/spec/tolerations': always(placed(facts, 'the tolerations')),
    '/spec/blockDeviceRefs': () => judgeDevices(change),
    '/spec/cpu/coreFraction': () => judgeCoreFraction(change),
    '/spec/cpu/cores': () => judgeCores(change),
    '/spec/disruptions/restartApprovalMode': always(live('says what becomes of changes that need a restart; those that wait are applied once it is Automatic')),
    '/spec/gpus': (old, now) => sameList(old, now) ? undefined : restart('a running guest keeps its GPUs'),
    '/spec/liveMigrationPolicy': always(live('counts from the next migration on')),
    '/spec/memory/size': () => judgeMemory(change),
    '/spec/networks': () => judgeNetworks(change),
    '/spec/provisioning': (old, now) => judgeProvisioning(old, now, change),
    '/spec/runPolicy': (_, now) => judgeRunPolicy(now),
    '/spec/usbDevices': always(live('USB devices come and go while the guest runs')),
    '/spec/virtualMachineClassName': (old, now) => isDefault(old ?? now, change) && (old === undefined || now === undefined) ? undefined : restart('the CPU that a running guest sees stays as it is'),
  };
  const own = judged(before.json.spec, after.json.spec, '/spec', table, always(restart('counts when the guest starts')), defaultsOf(after));
  const verdicts = [...own, ...judgeClass(change)];
  return verdicts.map(verdict => isOff(before) && FELT.includes(verdict.impact) && verdict.pointer !== '/spec/runPolicy'
    ? { ...verdict, ...live(`the machine is off: ${verdict.reason}`), dependsOn: [] }
    : explained(verdict, after));
}

function judgeRunPolicy(now: unknown): Judgement {
  return now === 'AlwaysOff' ? restart('the platform shuts the guest down, and it stays down')
    : live(now === 'Manual' ? 'the platform starts and stops the machine no more by itself' : 'the platform starts the machine if it is not running');
}

function judgeProvisioning(old: unknown, now: unknown, { facts }: Change): Judgement {
  const why = restart('a guest reads it when it starts, and most of it when it starts for the first time');
  const detached = now === undefined && /^UserData(Ref)?$/.test(String(valueAt(old, '/type')));
  return detached ? where([sinceRelease(facts, '1.11.0')], live('DVP takes the disk with the user data out of a running guest'), why) : why;
}

/** the class of the name is another one now */
function judgeClass(change: Change): Verdict[] {
  const [old, now] = [classOf(change.before, change.beforeWorld), classOf(change.after, change.afterWorld)];
  if (old === undefined || now === undefined || old.name !== now.name) {
    return [];
  }
  const fields = ['nodeSelector', 'tolerations'].filter(field => !equal(valueAt(old.json, `/spec/${field}`), valueAt(now.json, `/spec/${field}`)));
  return fields.map(field => ({ pointer: CLASS_NAME, ...placed(change.facts, `VirtualMachineClass ${now.name} has another ${field}`), before: now.name, after: now.name }));
}

function isDefault(name: unknown, { facts }: Change): boolean {
  return name !== undefined && name === facts?.defaultVirtualMachineClass;
}

function sameList(a: unknown, b: unknown): boolean {
  const sorted = (list: unknown) => listAt(({ list }), '/list').map(item => JSON.stringify(item)).sort();
  return equal(sorted(a), sorted(b));
}

/** who restarts the guest, and what a migration takes along */
function explained(verdict: Verdict, after: ManifestObject): Verdict {
  if (verdict.impact === Impact.LIVE_MIGRATION && listAt(after.json, '/spec/usbDevices').length > 0) {
    return { ...verdict, reason: `${verdict.reason}; its USB devices are gone for a moment` };
  }
  if (verdict.impact !== Impact.GUEST_RESTART || verdict.pointer === '/spec/runPolicy') {
    return verdict;
  }
  const automatic = textAt(after.json, '/spec/disruptions/restartApprovalMode') === 'Automatic';
  return { ...verdict, reason: `${verdict.reason}; ${automatic ? 'the platform restarts it at once' : 'it waits until somebody restarts the machine'}` };
}
