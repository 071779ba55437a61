import { perWorld } from './memo';
import { World } from './world';
import { MODULE_CONFIG_GROUP } from '../manifest/groups';
import { ManifestObject, listAt } from '../manifest/manifest';

// the objects of a set are about to be applied, so they win over the cluster as its author described it; `undefined` means unknown

/** ranges of the addresses of machines */
export function virtualMachineCidrs(world: World): readonly string[] | undefined {
  return setting(world, 'virtualMachineCIDRs', world.cluster?.virtualMachineCidrs);
}

/** feature gates of the module that are on */
export function featureGates(world: World): readonly string[] | undefined {
  return setting(world, 'featureGates', world.cluster?.featureGates);
}

// a ModuleConfig has all settings of its module, so a missing one is not set
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
  const enabled = world.find(MODULE_CONFIG_GROUP, 'ModuleConfig', undefined, name)?.value('/spec/enabled');
  return typeof enabled === 'boolean' ? enabled : world.cluster?.modules && name in world.cluster.modules;
}

/** an object of a cluster-scoped kind of another group: its chart may have put a namespace on it, which means nothing */
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
