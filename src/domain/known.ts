import type { ClusterFacts } from './cluster-facts';
import { Manifest, ManifestObject, valueAt } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';
import { perSet } from './memo';
import { everywhere, listAt, moduleConfig } from './read';

// what a set tells of the cluster goes before what the author told, for it is about to be applied; `undefined` is: nobody knows

/** ranges that machines get addresses from */
export function virtualMachineCidrs(set: ManifestSet, facts?: ClusterFacts): readonly string[] | undefined {
  return setting(set, 'virtualMachineCIDRs') ?? facts?.virtualMachineCidrs;
}

/** feature gates of the module that are on */
export function featureGates(set: ManifestSet, facts?: ClusterFacts): readonly string[] | undefined {
  return setting(set, 'featureGates') ?? facts?.featureGates;
}

// settings stand in a ModuleConfig all together, so what is not among them is not set
function setting(set: ManifestSet, name: string): readonly string[] | undefined {
  const settings = valueAt(moduleConfig(set)?.json, '/spec/settings');
  return settings === null || typeof settings !== 'object' ? undefined : listAt(settings as Manifest, `/${name}`);
}

/** whether a module of Deckhouse is on */
export function moduleIsOn(name: string, set: ManifestSet, facts?: ClusterFacts): boolean | undefined {
  const enabled = valueAt(set.find('deckhouse.io', 'ModuleConfig', undefined, name)?.json, '/spec/enabled');
  return typeof enabled === 'boolean' ? enabled : facts?.modules && name in facts.modules;
}

/** an object whose kind has no namespace, though one may have been stamped on it: only kinds of DVP are known for what they are */
export function clusterWide(set: ManifestSet, group: string, kind: string, name: string): ManifestObject | undefined {
  return byName(set)(group, kind).get(name);
}

const byName = perSet(set => {
  const kinds = new Map<string, Map<string, ManifestObject>>();
  return (group: string, kind: string) => {
    const key = `${group}/${kind}`;
    const names = kinds.get(key) ?? new Map(set.ofKind(group, kind).map(object => [object.name, object]));
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
  const first = perSet(set => {
    const claims = new Map<string, ManifestObject>();
    for (const machine of everywhere(set, 'VirtualMachine')) {
      for (const thing of things(machine)) {
        const key = `${machine.namespace ?? ''}/${thing}`;
        claims.set(key, claims.get(key) ?? machine);
      }
    }
    return claims;
  });
  return (set: ManifestSet, machine: ManifestObject, thing: string): ManifestObject | undefined => {
    const other = first(set).get(`${machine.namespace ?? ''}/${thing}`);
    return other?.name === machine.name ? undefined : other;
  };
}
