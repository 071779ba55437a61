import { perWorld } from './memo';
import { World } from './world';
import { MODULE_CONFIG_GROUP } from '../manifest/groups';
import { ManifestObject, listAt } from '../manifest/manifest';

// the objects of a set will change the cluster, so they win over its description; `undefined` means unknown

/** the address ranges of machines */
export function virtualMachineCidrs(world: World): readonly string[] | undefined {
  return setting(world, 'virtualMachineCIDRs', world.cluster?.virtualMachineCidrs);
}

/** the enabled feature gates of the module */
export function featureGates(world: World): readonly string[] | undefined {
  return setting(world, 'featureGates', world.cluster?.featureGates);
}

// a ModuleConfig contains all settings of its module, so a missing setting is not set
function setting(world: World, name: string, ofCluster: readonly string[] | undefined): readonly string[] | undefined {
  const settings = world.moduleConfig?.value('/spec/settings');
  if (settings !== null && typeof settings === 'object') {
    return listAt(settings, `/${name}`);
  }
  // the settings of a ModuleConfig that its schema refused are not known
  return world.moduleConfig === undefined && world.configures('virtualization') ? undefined : ofCluster;
}

/** whether a module of Deckhouse is enabled */
export function moduleIsOn(name: string, world: World): boolean | undefined {
  const enabled = world.find(MODULE_CONFIG_GROUP, 'ModuleConfig', undefined, name)?.value('/spec/enabled');
  return typeof enabled === 'boolean' ? enabled : world.cluster?.modules && name in world.cluster.modules;
}

/** an object of a cluster-scoped kind of another group: its chart may have set a namespace on it, which has no effect */
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
