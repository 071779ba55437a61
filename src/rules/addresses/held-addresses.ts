import { conditionOf, phaseOf } from '../../domain/history';
import { perWorld } from '../../domain/memo';
import { placeOf } from '../../domain/source';
import { World } from '../../domain/world';
import { parseIpv4 } from '../../manifest/cidr';
import { ManifestObject } from '../../manifest/manifest';

// the names of leases are their addresses: ip-10-66-10-20 and mac-5e-e6-19-22-0f-d8

/** the address of a lease as a number, `undefined` if its name is not one */
export const leasedIp = ({ name }: ManifestObject): number | undefined =>
  parseIpv4(/^ip-(\d+-\d+-\d+-\d+)$/.exec(name)?.[1].replace(/-/g, '.') ?? '');

/** the address of a lease with colons, `undefined` if its name is not one */
export const leasedMac = ({ name }: ManifestObject): string | undefined =>
  /^mac((?:-[0-9a-f]{2}){6})$/.exec(name)?.[1].slice(1).replace(/-/g, ':');

/** a lease in a dump of a cluster, and the object that has its address */
export interface Held {
  readonly lease: ManifestObject;
  /** its namespace and name */
  readonly holder: string;
}

const byIp = perWorld(world => heldIn(world, 'IP', leasedIp));
const byMac = perWorld(world => heldIn(world, 'MAC', leasedMac));

/** a lease by which another object has an IP address */
export const ipHeldByOther = (world: World, object: ManifestObject, address: number): Held | undefined =>
  heldByOther(byIp(world).get(address), object);

/** a lease by which another object has a MAC address */
export const macHeldByOther = (world: World, object: ManifestObject, address: string): Held | undefined =>
  heldByOther(byMac(world).get(address), object);

const heldByOther = (held: Held | undefined, { namespace, name }: ManifestObject): Held | undefined =>
  held?.holder === placeOf(namespace, name) ? undefined : held;

function heldIn<T>(world: World, of: 'IP' | 'MAC', addressOf: (lease: ManifestObject) => T | undefined): ReadonlyMap<T, Held> {
  const found = new Map<T, Held>();
  for (const lease of world.all(`VirtualMachine${of}AddressLease`)) {
    const address = addressOf(lease);
    const ref = `/spec/virtualMachine${of}AddressRef`;
    const name = lease.text(`${ref}/name`);
    if (address !== undefined && name !== undefined && !isReleased(lease)) {
      found.set(address, { lease, holder: placeOf(lease.text(`${ref}/namespace`), name) });
    }
  }
  return found;
}

const isReleased = (lease: ManifestObject): boolean => phaseOf(lease) === 'Released' || conditionOf(lease, 'Bound')?.reason === 'Released';
