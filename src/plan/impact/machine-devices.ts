import { Change, Classification, FieldImpact, live, refused, restart, sinceRelease, where } from './classification';
import { hasNoGuest } from './state';
import { refuseTakeover } from './takeover';
import { ManifestObject, itemsAt, textAt } from '../../manifest/manifest';

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

function classifyPlace({ before, after, facts }: Change, comes: boolean, goes: boolean): Classification {
  const what = placeText(comes, goes);
  if ([before, after].some(machine => machine.text('/spec/osType') === 'Legacy')) {
    return restart(`${what}: a guest of osType Legacy gets its devices when it starts`);
  }
  if ([before, after].some(machine => machine.value('/spec/enableParavirtualization') === false)) {
    return restart(`${what}: without paravirtualization a guest gets its devices when it starts`);
  }
  return where(
    [sinceRelease(facts, '1.9.0')],
    live(`${what}: DVP attaches and detaches devices of a running guest; a machine that was started before DVP 1.9 must restart once`),
    restart(`${what}: before DVP 1.9 the list changes only with a restart`),
  );
}

/** DVP does not compare the boot order of devices that stay */
function classifyBootOrder(old: readonly Device[], now: readonly Device[]): FieldImpact[] {
  return now.flatMap((device, i): FieldImpact[] => {
    const same = old.find(other => deviceText(other) === deviceText(device));
    return same === undefined || same.bootOrder === device.bootOrder ? [] : [{
      pointer: `${DEVICES}/${i}/bootOrder`,
      ...live('DVP does not restart the machine for it: the boot order applies after the machine was stopped once'),
      before: String(same.bootOrder ?? 'nothing'),
      after: String(device.bootOrder ?? 'nothing'),
    }];
  });
}

const USB = '/spec/usbDevices';

const namesOf = ({ json }: ManifestObject): string[] => itemsAt(json, USB).flatMap(device => textAt(device, '/name') ?? []);

/** a running machine gets only a USB device that exists, and that no other machine has: a new one may wait for it */
export function classifyUsbDevices({ before, after, beforeWorld, afterWorld }: Change): Classification {
  const [old, now] = [namesOf(before), namesOf(after)];
  const has = (kind: string, name: string) => [beforeWorld, afterWorld].some(world => world.referred(after, kind, name) !== undefined);
  const missing = now.filter(name => !old.includes(name) && !has('USBDevice', name) && !has('NodeUSBDevice', name));
  const added = now.filter(name => !old.includes(name));
  const hasDevice = (machine: ManifestObject) => machine.namespace === after.namespace && namesOf(machine).some(name => added.includes(name));
  const taken = refuseTakeover(after, beforeWorld.all('VirtualMachine').filter(hasDevice), afterWorld, hasDevice, holder =>
    `${holder} still has the device when this machine is applied: remove it there first`);
  if (taken !== undefined) {
    return taken;
  }
  const dumped = beforeWorld.all('USBDevice').some(({ namespace }) => namespace === after.namespace);
  if (missing.length > 0 && dumped && !hasNoGuest(before)) {
    return refused(`USBDevice ${missing[0]} does not exist in the namespace, and DVP rejects such a device in a running machine`);
  }
  return {
    ...live('USB devices are attached and detached while the guest runs'),
    dependsOn: hasNoGuest(before) ? [] : missing.map(name => `whether USBDevice ${name} exists in the namespace`),
  };
}
