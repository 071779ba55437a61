import { Change, Classification, FieldImpact, live, refused, restart, sinceRelease, where } from './classification';
import { equal } from './equal';
import { numbered } from '../../domain/machine-networks';
import { ManifestObject, itemsAt, textAt, valueAt } from '../../manifest/manifest';

const DEVICES = '/spec/blockDeviceRefs';

interface Device { readonly kind?: string; readonly name?: string; readonly bootOrder?: number }

const deviceText = ({ kind, name }: Device): string => `${kind ?? 'device'} ${name ?? 'without a name'}`;

/** each index of the list, as the platform compares them */
export function classifyDevices(change: Change): FieldImpact[] {
  const [old, now] = [change.before, change.after].map(({ json }) => itemsAt<Device>(json, DEVICES));
  const [before, after] = [old.map(deviceText), now.map(deviceText)];
  // if devices are added or removed, the others only change their index
  const reordered = before.length === after.length && before.every(device => after.includes(device));
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, i): FieldImpact[] => {
    const comes = i < after.length && !before.includes(after[i]);
    const goes = i < before.length && !after.includes(before[i]);
    const moves = reordered && before[i] !== after[i];
    return !comes && !goes && !moves ? [] : [{
      pointer: `${DEVICES}/${i}`,
      ...classifyPlace(change, comes, goes),
      before: goes || moves ? before[i] : 'nothing',
      after: comes || moves ? after[i] : 'nothing',
    }];
  });
  return [...places.flat(), ...classifyBootOrder(old, now)];
}

function placeText(comes: boolean, goes: boolean): string {
  if (comes && goes) {
    return 'a device replaced by another';
  }
  if (!comes && !goes) {
    return 'devices in another order';
  }
  return comes ? 'a device added' : 'a device removed';
}

function classifyPlace({ after: { json }, facts }: Change, comes: boolean, goes: boolean): Classification {
  const what = placeText(comes, goes);
  if (valueAt(json, '/spec/enableParavirtualization') === false) {
    return restart(`${what}: without paravirtualization a guest gets its devices when it starts`);
  }
  if (comes && goes) {
    return restart(`${what}: devices of a running guest can be attached and detached, but not replaced in their place`);
  }
  return where(
    [sinceRelease(facts, '1.9.0')],
    live(`${what}: DVP attaches and detaches devices of a running guest; a machine that was started before DVP 1.9 must restart once`),
    restart(`${what}: before DVP 1.9 the list changes only with a restart`),
  );
}

function classifyBootOrder(old: readonly Device[], now: readonly Device[]): FieldImpact[] {
  return now.flatMap((device, i): FieldImpact[] => {
    const same = old.find(other => deviceText(other) === deviceText(device));
    return same === undefined || same.bootOrder === device.bootOrder ? [] : [{
      pointer: `${DEVICES}/${i}/bootOrder`,
      ...restart('the boot order applies when the guest starts'),
      before: String(same.bootOrder ?? 'nothing'),
      after: String(device.bootOrder ?? 'nothing'),
    }];
  });
}

interface Network { readonly type?: string; readonly name?: string; readonly id?: number }

const MAIN: Network = { type: 'Main' };

const networkText = ({ type, name }: Network): string => [type, name].filter(part => part !== undefined).join(' ');

/** the networks with their ids; a machine without a list has the main network */
function networksOf({ json }: ManifestObject): Network[] {
  const networks = itemsAt<Network>(json, '/spec/networks');
  return numbered(networks.length === 0 ? [MAIN] : networks);
}

export function classifyNetworks(change: Change): Classification | undefined {
  const [old, now] = [networksOf(change.before), networksOf(change.after)];
  if (equal(old, now)) {
    return undefined;
  }
  const shown = { before: old.map(networkText).join(', '), after: now.map(networkText).join(', ') };
  const numbers = sinceRelease(change.facts, '1.7.0');
  const renumbering = numbers.holds === false ? undefined : classifyIds(change.before, old, now);
  if (renumbering !== undefined) {
    return { ...renumbering, ...shown, dependsOn: [...renumbering.dependsOn ?? [], ...numbers.holds === undefined ? [numbers.called] : []] };
  }
  const main = (networks: readonly Network[]) => networks.find(({ type }) => type === 'Main');
  const why = equal(main(old), main(now))
    ? where(
      [sinceRelease(change.facts, '1.9.0')],
      live('DVP attaches and detaches additional networks of a running guest'),
      restart('before DVP 1.9 networks change only with a restart'),
    )
    : restart('the main network of a running guest cannot be changed');
  return { ...why, ...shown, reason: `${why.reason}${numbers.holds === false ? '' : replaced(old, now)}` };
}

/** a network that stays, and gets another id */
function classifyIds(machine: ManifestObject, old: readonly Network[], now: readonly Network[]): Classification | undefined {
  const [first] = now.flatMap(network => {
    const before = old.find(other => networkText(other) === networkText(network));
    return before === undefined || before.id === network.id ? [] : [{ network, before }];
  });
  if (first === undefined) {
    return undefined;
  }
  const { network, before } = first;
  const owner = old.find(({ id }) => id === network.id);
  const what = `${networkText(network)} would get the id ${network.id}${owner === undefined ? '' : ` of ${networkText(owner)}`} instead of ${before.id}`;
  const runPolicy = textAt(machine.json, '/spec/runPolicy');
  if (runPolicy === 'AlwaysOff') {
    return restart(`${what}: the guest finds its networks at other interfaces when it starts`);
  }
  return refused(
    `${what}, and an id changes only while the machine is stopped: set its 'id' to ${before.id} ('interfaceId' of VmNetwork), and put new networks last`,
    ...runPolicy === 'Manual' ? ['whether the machine is stopped'] : [],
  );
}

/** the words for the ids of removed networks that new ones get */
const replaced = (old: readonly Network[], now: readonly Network[]): string => now.flatMap(network => {
  const owner = old.find(({ id }) => id === network.id);
  return owner === undefined || networkText(owner) === networkText(network) ? []
    : [`; ${networkText(network)} gets the id ${network.id} of ${networkText(owner)}: the guest sees it, with another MAC address, at the same interface`];
}).join('');
