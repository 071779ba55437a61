import { perWorld } from './memo';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

/**
 * The first other machine of the namespace that uses the same claim, for example an address: only one machine may use it.
 *
 * @param claims names of the objects that a machine uses alone; `undefined` counts as none
 */
export function otherClaimant(claims: (machine: ManifestObject) => readonly (string | undefined)[]) {
  const firstByClaim = perWorld(world => {
    const namespaces = new Map<string, Map<string, ManifestObject>>();
    for (const machine of world.all('VirtualMachine')) {
      for (const claim of claims(machine)) {
        if (claim !== undefined) {
          const first = namespaces.get(namespaceOf(machine)) ?? new Map<string, ManifestObject>();
          namespaces.set(namespaceOf(machine), first);
          if (!first.has(claim)) {
            first.set(claim, machine);
          }
        }
      }
    }
    return namespaces;
  });
  return (world: World, machine: ManifestObject, claim: string): ManifestObject | undefined => {
    const first = firstByClaim(world).get(namespaceOf(machine))?.get(claim);
    return first?.name === machine.name ? undefined : first;
  };
}

const namespaceOf = ({ namespace = '' }: ManifestObject): string => namespace;
