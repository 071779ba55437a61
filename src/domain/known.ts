import { perWorld } from './memo';
import { World } from './world';
import { Manifest, ManifestObject, valueAt, listAt } from '../manifest/manifest';

// what a set tells of the cluster goes before what the author told, for it is about to be applied; `undefined` is: nobody knows

/** ranges that machines get addresses from */
export function virtualMachineCidrs(world: World): readonly string[] | undefined {
  return setting(world, 'virtualMachineCIDRs', world.cluster?.virtualMachineCidrs);
}

/** feature gates of the module that are on */
export function featureGates(world: World): readonly string[] | undefined {
  return setting(world, 'featureGates', world.cluster?.featureGates);
}

// settings stand in a ModuleConfig all together, so a missing one is not set
function setting(world: World, name: string, ofCluster: readonly string[] | undefined): readonly string[] | undefined {
  const settings = world.moduleConfig?.value('/spec/settings');
  if (settings !== null && typeof settings === 'object') {
    return listAt(settings, `/${name}`);
  }
  // a ModuleConfig that the schema refused would change the settings of the cluster
  return world.moduleConfig === undefined && world.configures('virtualization') ? undefined : ofCluster;
}

/** whether a module of Deckhouse is on */
export function moduleIsOn(name: string, world: World): boolean | undefined {
  const enabled = valueAt(world.find('deckhouse.io', 'ModuleConfig', undefined, name)?.json, '/spec/enabled');
  return typeof enabled === 'boolean' ? enabled : world.cluster?.modules && name in world.cluster.modules;
}

/** an object whose kind has no namespace, though one may have been stamped on it: only kinds of DVP are known for what they are */
export function clusterWide(world: World, group: string, kind: string, name: string): ManifestObject | undefined {
  return byName(world)(group, kind).get(name);
}

const byName = perWorld(world => {
  const kinds = new Map<string, Map<string, ManifestObject>>();
  return (group: string, kind: string) => {
    const key = `${group}/${kind}`;
    const names = kinds.get(key) ?? new Map(world.ofKind(group, kind).map(object => [object.name, object]));
    kinds.set(key, names);
    return names;
  };
});

/** the items of a list of objects, without what is none: objects that the schema has refused are in the set, too */
export function itemsAt<T extends object>(json: Manifest, pointer: string): readonly T[] {
  return listAt<T>(json, pointer).filter(item => item !== null && typeof item === 'object');
}

/**
 * What only one machine of a namespace may have: tells the machine that comes first, where it is another than the one that asks.
 *
 * @param things what a machine lays claim to, as text
 */
export function claimed(things: (machine: ManifestObject) => readonly string[]) {
  const first = perWorld(world => {
    const claims = new Map<string, ManifestObject>();
    for (const machine of world.all('VirtualMachine')) {
      for (const thing of things(machine)) {
        const key = `${machine.namespace ?? ''}/${thing}`;
        claims.set(key, claims.get(key) ?? machine);
      }
    }
    return claims;
  });
  return (world: World, machine: ManifestObject, thing: string): ManifestObject | undefined => {
    const other = first(world).get(`${machine.namespace ?? ''}/${thing}`);
    return other?.name === machine.name ? undefined : other;
  };
}
