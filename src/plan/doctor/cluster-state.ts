import type { ClusterFacts } from '../../domain/cluster-facts';
import type { World } from '../../domain/world';
import type { Finding } from '../../manifest/finding';
import { MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { Manifest, ManifestObject, itemsAt } from '../../manifest/manifest';

/** objects that the checks read, by the plural of their kind; `components` are those of the module virtualization */
export type ReadKind =
  | 'modules' | 'moduleconfigs' | 'nodes' | 'storageprofiles' | 'volumesnapshotclasses' | 'clustervirtualimages' | 'virtualimages' | 'deckhouse' | 'components';

/** manifests that are to be applied, with what their rules say about this cluster */
export interface App {
  readonly world: World;
  readonly findings: readonly Finding[];
  /** what the user may not do, a line for each resource; missing if all is allowed, or if the cluster does not say */
  readonly missingRights?: string;
}

/** something that the user may not read, or that the cluster does not show */
export interface NotRead {
  readonly verb: string;
  /** as roles name it, with its group */
  readonly resource: string;
  readonly namespace?: string;
  readonly reason: string;
}

/** what was read of a cluster */
export interface ClusterState {
  readonly facts: ClusterFacts;
  /** a kind that the cluster does not have is an empty list; one that could not be read is missing */
  readonly objects: { readonly [kind in ReadKind]?: readonly Manifest[] };
  /** what `d8 system queue list` prints; missing with kubectl */
  readonly queue?: string;
  readonly app?: App;
  readonly notRead: readonly NotRead[];
}

/** an object by its kind and name */
export const named = ({ objects }: ClusterState, kind: ReadKind, name: string): Manifest | undefined =>
  objects[kind]?.find(({ metadata }) => metadata?.name === name);

export const isConditionTrue = (live: Manifest, type: string): boolean =>
  itemsAt<{ type?: unknown; status?: unknown }>(live, '/status/conditions').some(condition => condition.type === type && condition.status === 'True');

/** whether a module is enabled; `undefined` if the modules could not be read */
export function isModuleOn(state: ClusterState, name: string): boolean | undefined {
  const { modules } = state.objects;
  const module = named(state, 'modules', name);
  return modules === undefined ? undefined : module !== undefined && isConditionTrue(module, 'EnabledByModuleManager');
}

/** the ModuleConfig of a module in the manifests */
export const appConfig = ({ app }: ClusterState, name: string): ManifestObject | undefined =>
  app?.world.find(MODULE_CONFIG_GROUP, 'ModuleConfig', undefined, name);

/** whether the manifests enable a module */
export const appEnables = (state: ClusterState, name: string): boolean => appConfig(state, name)?.value('/spec/enabled') === true;
