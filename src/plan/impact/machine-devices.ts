import { Change, Classification, FieldImpact, live, refused, restart, sinceRelease, where } from './classification';
import { equal } from './equal';
import { valueAt, itemsAt } from '../../manifest/manifest';

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

/** the networks with the ids that a webhook gives them, in the order of the list */
function numbered(networks: readonly Network[]): Network[] {
  // a machine without a list has the main network
  const list = networks.length === 0 ? [MAIN] : networks;
  const taken = new Set(list.map(({ type, id }) => type === 'Main' ? 1 : id));
  let free = 2;
  return list.map(network => {
    if (network.type === 'Main') {
      return { id: 1, ...network };
    }
    while (network.id === undefined && taken.has(free)) {
      free++;
    }
    const id = network.id ?? free;
    taken.add(id);
    return { ...network, id };
  });
}

const networkText = ({ type, name }: Network): string => [type, name].filter(part => part !== undefined).join(' ');

export function classifyNetworks(change: Change): Classification | undefined {
  const [old, now] = [change.before, change.after].map(({ json }) => numbered(itemsAt<Network>(json, '/spec/networks')));
  if (equal(old, now)) {
    return undefined;
  }
  const shown = { before: old.map(networkText).join(', '), after: now.map(networkText).join(', ') };
  const ids = new Map(old.map(network => [networkText(network), network.id]));
  const renumbered = now.filter(network => ids.has(networkText(network)) && ids.get(networkText(network)) !== network.id);
  const numbers = sinceRelease(change.facts, '1.7.0');
  if (renumbered.length > 0 && numbers.holds !== false) {
    const [first] = renumbered;
    return {
      ...refused(
        `${networkText(first)} would get the id ${first.id} instead of ${ids.get(networkText(first))}, and an id changes only while the machine is stopped: put new networks last, or set the 'id' of each`,
        ...numbers.holds === undefined ? [numbers.called] : [],
      ),
      ...shown,
    };
  }
  const main = (networks: readonly Network[]) => networks.find(({ type }) => type === 'Main');
  const why = equal(main(old), main(now))
    ? where(
      [sinceRelease(change.facts, '1.9.0')],
      live('DVP attaches and detaches additional networks of a running guest'),
      restart('before DVP 1.9 networks change only with a restart'),
    )
    : restart('the main network of a running guest cannot be changed');
  return { ...why, ...shown };
}
