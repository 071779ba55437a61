import { CLASS_NAME, classOf } from '../../domain/machine-class';
import { DVP_GROUP } from '../../manifest/groups';
import { ManifestObject, valueAt, listAt, textAt, itemsAt } from '../../manifest/manifest';
import { Impact } from '../impact';
import { FieldTable, classifySpec } from '../impact/by-field';
import { Change, Classification, Condition, FieldImpact, live, removed, restart, sinceRelease, where } from '../impact/classification';
import { equal } from '../impact/equal';
import { classifyDevices, classifyUsbDevices } from '../impact/machine-devices';
import { classifyNetworks } from '../impact/machine-networks';
import { classifyCoreFraction, classifyCores, classifyMemory } from '../impact/machine-size';
import { classifyPlacement } from '../impact/placement';
import { hasNoGuest } from '../impact/state';
import type { KindSpec } from '../kind-spec';
import { Step, platformStep } from '../readiness/step';

/** impacts on a running guest; a stopped machine has none of them */
const DISRUPTIVE: readonly Impact[] = [Impact.GUEST_RESTART, Impact.LIVE_MIGRATION];

/** a machine that its policy keeps off */
const isOff = ({ json }: ManifestObject): boolean => textAt(json, '/spec/runPolicy') === 'AlwaysOff';

/** a machine that its policy keeps off, or that must be started by hand */
export const mayBeOff = (machine: ManifestObject): boolean => isOff(machine) || textAt(machine.json, '/spec/runPolicy') === 'Manual';

const FIELDS: FieldTable = {
  fields: {
    '/spec/affinity': ({ facts }) => classifyPlacement(facts, 'the affinity'),
    '/spec/nodeSelector': ({ facts }) => classifyPlacement(facts, 'the node selector'),
    '/spec/tolerations': ({ facts }) => classifyPlacement(facts, 'the tolerations'),
    '/spec/blockDeviceRefs': classifyDevices,
    '/spec/cpu/coreFraction': classifyCoreFraction,
    '/spec/cpu/cores': classifyCores,
    '/spec/disruptions/restartApprovalMode': live('decides when changes that need a restart are applied; waiting changes are applied once it is Automatic'),
    '/spec/gpus': (_, old, now) => sameList(old, now) ? undefined : restart('a running guest keeps its GPUs'),
    '/spec/liveMigrationPolicy': live('applies from the next migration'),
    '/spec/memory/size': classifyMemory,
    '/spec/networks': classifyNetworks,
    '/spec/provisioning': classifyProvisioning,
    '/spec/runPolicy': classifyRunPolicy,
    '/spec/usbDevices': classifyUsbDevices,
    [CLASS_NAME]: classifyClassName,
  },
  otherFields: restart('applies when the guest starts'),
};

/** the impacts of a change of a machine, with those of a change of its class */
export function classifyMachine(change: Change): FieldImpact[] {
  return [...classifySpec(change, FIELDS), ...changedClass(change)].map(found => {
    const idle = whyIdle(change.before, found);
    return idle === undefined || !DISRUPTIVE.includes(found.impact)
      ? explained(found, change)
      : { ...found, ...live(`${idle}: ${found.reason}`), dependsOn: [] };
  });
}

/** why a machine has no guest that a change could disrupt */
function whyIdle(before: ManifestObject, { pointer }: FieldImpact): string | undefined {
  if (hasNoGuest(before)) {
    return 'no guest runs now';
  }
  return isOff(before) && pointer !== '/spec/runPolicy' ? 'the machine is off' : undefined;
}

function classifyRunPolicy(_: Change, __: unknown, now: unknown): Classification {
  if (now === 'AlwaysOff') {
    return restart('the platform stops the guest, and it stays stopped');
  }
  return live(now === 'Manual' ? 'the platform no longer starts or stops the machine by itself' : 'the platform starts the machine if it is not running');
}

function classifyProvisioning({ facts }: Change, old: unknown, now: unknown): Classification {
  const why = restart('a guest reads it when it starts, and most of it only at the first start');
  const detached = now === undefined && /^UserData(Ref)?$/.test(String(valueAt(old, '/type')));
  return detached ? where([sinceRelease(facts, '1.11.0')], live('DVP detaches the disk with the user data from a running guest'), why) : why;
}

/** a machine without a class gets the default one */
function classifyClassName({ facts }: Change, old: unknown, now: unknown): Classification | undefined {
  const named = old ?? now;
  const filledIn = (old === undefined || now === undefined) && named !== undefined && named === facts?.defaultVirtualMachineClass;
  return filledIn ? undefined : restart('the CPU of a running guest cannot be changed');
}

/** the class of the same name has another placement now */
function changedClass(change: Change): FieldImpact[] {
  const [old, now] = [classOf(change.before, change.beforeWorld), classOf(change.after, change.afterWorld)];
  if (old === undefined || now === undefined || old.name !== now.name) {
    return [];
  }
  const fields = ['nodeSelector', 'tolerations'].filter(field => !equal(valueAt(old.json, `/spec/${field}`), valueAt(now.json, `/spec/${field}`)));
  return fields.map(field => ({
    pointer: CLASS_NAME, ...classifyPlacement(change.facts, `VirtualMachineClass ${now.name} has another ${field}`), before: now.name, after: now.name,
  }));
}

function sameList(a: unknown, b: unknown): boolean {
  const sorted = (list: unknown) => listAt(({ list }), '/list').map(item => JSON.stringify(item)).sort();
  return equal(sorted(a), sorted(b));
}

/** adds who restarts the guest, and the effect of a migration on USB devices */
function explained(found: FieldImpact, { after, facts }: Change): FieldImpact {
  if (found.impact === Impact.LIVE_MIGRATION && listAt(after.json, '/spec/usbDevices').length > 0) {
    return { ...found, ...withUsbDevices(found, sinceRelease(facts, '1.11.0')) };
  }
  if (found.impact !== Impact.GUEST_RESTART || found.pointer === '/spec/runPolicy') {
    return found;
  }
  const automatic = textAt(after.json, '/spec/disruptions/restartApprovalMode') === 'Automatic';
  return { ...found, reason: `${found.reason}; ${automatic ? 'the platform restarts the machine at once' : 'the change waits until the machine is restarted'}` };
}

// earlier releases say that they migrate such machines, and the notes of 1.11.0 that this is mended
function withUsbDevices({ reason, dependsOn = [] }: FieldImpact, { holds, called }: Condition): Partial<FieldImpact> {
  if (holds === false) {
    return { reason: `${reason}; a machine with USB devices may fail to migrate before DVP 1.11.0` };
  }
  return { reason: `${reason}; its USB devices are detached for a moment`, ...holds === undefined ? { dependsOn: [...dependsOn, called] } : {} };
}

function usbDevices({ json, namespace }: ManifestObject): Step[] {
  const names = itemsAt(json, '/spec/usbDevices').map(device => textAt(device, '/name')).filter(name => name !== undefined);
  return names.map(name => platformStep(`${DVP_GROUP}/v1alpha2`, 'USBDevice', name, {}, namespace));
}

export const spec: KindSpec = {
  wait: (machine, _, { guestAgent }) => ({ conditions: guestAgent === true && !mayBeOff(machine) ? ['AgentReady'] : [] }),
  platformObjects: usbDevices,
  ...FIELDS,
  change: classifyMachine,
  removal: removed('the guest is stopped and the machine deleted; its disks stay'),
};
