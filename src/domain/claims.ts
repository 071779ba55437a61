import { perWorld } from './memo';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

/**
 * The first other machine of the namespace that uses the same claim, for example an address: only one machine may use it.
 *
 * @param claims names of the objects that a machine uses alone
 */
export function otherClaimant(claims: (machine: ManifestObject) => readonly string[]) {
  const firstByClaim = perWorld(world => {
    const first = new Map<string, ManifestObject>();
    for (const machine of world.all('VirtualMachine')) {
      for (const claim of claims(machine)) {
        const key = keyOf(machine, claim);
        first.set(key, first.get(key) ?? machine);
      }
    }
    return first;
  });
  return (world: World, machine: ManifestObject, claim: string): ManifestObject | undefined => {
    const first = firstByClaim(world).get(keyOf(machine, claim));
    return first?.name === machine.name ? undefined : first;
  };
}

const keyOf = ({ namespace = '' }: ManifestObject, claim: string): string => `${namespace}/${claim}`;
