import { isClusterWide, isModuleConfig } from './table';
import { MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { ManifestObject, ObjectGroup } from '../../manifest/manifest';
import { perWorld } from '../memo';
import { moduleOf } from '../module-kinds';
import { referencedBy } from '../reference-table';
import { clusterWide } from '../references';
import { World } from '../world';

/** the modules that must be enabled before a module; `global` has the default storage class, on which DVP puts its registry */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  'csi-ceph': ['snapshot-controller'],
  'csi-nfs': ['snapshot-controller'],
  'sds-local-volume': ['sds-node-configurator', 'snapshot-controller'],
  'sds-replicated-volume': ['sds-node-configurator', 'snapshot-controller'],
  'virtualization': ['cni-cilium', 'global'],
};

/** an object, or all objects of a construct on which others depend */
export type Node = ManifestObject | ObjectGroup;

/** the objects of the set that must be ready before an object is applied */
export function needsOf(object: ManifestObject, world: World): Node[] {
  const needs = [
    ...referencedBy(object, world),
    ...isModuleConfig(object) ? parentsOf(object, world) : [moduleConfigOf(object, world), crds(world).get(`${object.group}/${object.kind}`)],
    ...isClusterWide(object) ? [] : namespacesOf(object, world),
    ...object.dependencies,
  ];
  return needs.filter((need): need is Node => need !== undefined && need !== object);
}

const configOf = (module: string, world: World): ManifestObject | undefined => clusterWide(world, MODULE_CONFIG_GROUP, 'ModuleConfig', module);

const parentsOf = ({ name }: ManifestObject, world: World) => (PARENTS[name] ?? []).map(parent => configOf(parent, world));

/** the ModuleConfig that enables the module of a kind */
function moduleConfigOf(object: ManifestObject, world: World): ManifestObject | undefined {
  const module = moduleOf(object);
  const config = module === undefined ? undefined : configOf(module, world);
  return config?.value('/spec/enabled') === true ? config : undefined;
}

const crds = perWorld((world): ReadonlyMap<string, ManifestObject> => new Map(world.ofKind('apiextensions.k8s.io', 'CustomResourceDefinition')
  .map(crd => [`${crd.text('/spec/group')}/${crd.text('/spec/names/kind')}`, crd])));

/** a Project creates a Namespace of its name */
const namespacesOf = ({ namespace }: ManifestObject, world: World) =>
  namespace === undefined ? [] : [clusterWide(world, '', 'Namespace', namespace), clusterWide(world, 'deckhouse.io', 'Project', namespace)];
