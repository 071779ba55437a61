import { FieldTable, classifyFields } from './impact/by-field';
import { Change, FieldImpact, dataLoss, removed, unknown } from './impact/classification';
import type { KindSpec } from './kind-spec';
import { AUTOSCALER } from './kubernetes/autoscaler';
import { INGRESS } from './kubernetes/ingress';
import { LIMITS } from './kubernetes/limits';
import { NETWORK_POLICY } from './kubernetes/network-policy';
import { NODE_GROUP, STATIC_INSTANCE } from './kubernetes/node-group';
import { ROLE } from './kubernetes/role';
import { ROLE_BINDING } from './kubernetes/role-binding';
import { SERVICE } from './kubernetes/service';
import { CONFIG_MAP, SECRET } from './secret-kinds';

const UNCLASSIFIED = ['apiVersion', 'kind', 'metadata', 'status'];

function unknownKind(reason: string): KindSpec {
  const table = { otherFields: unknown(reason) };
  return { ...table, change: change => changedFields(change, table), removal: removed('the object is deleted') };
}

// objects of other kinds may have other fields than spec
function changedFields(change: Change, table: FieldTable): FieldImpact[] {
  const [before, after] = [change.before.json, change.after.json];
  const fields = Object.keys({ ...before, ...after }).filter(field => !UNCLASSIFIED.includes(field));
  return fields.flatMap(field => classifyFields(change, before[field], after[field], `/${field}`, table));
}

/** a kind outside the contract: the effect of a change is unknown */
export const UNKNOWN_KIND = unknownKind('the effect is unknown: not a known kind of DVP');

/** kinds that are not of DVP, as far as plans know them; by `group/Kind` */
export const OTHER_KINDS: Readonly<Record<string, KindSpec>> = {
  '/ConfigMap': CONFIG_MAP,
  '/Secret': SECRET,
  '/Namespace': { ...UNKNOWN_KIND, removal: dataLoss('the namespace is deleted with everything in it') },
  '/PersistentVolumeClaim': { ...UNKNOWN_KIND, removal: dataLoss('the volume is deleted, unless its StorageClass retains it') },
  '/PersistentVolume': { ...UNKNOWN_KIND, removal: dataLoss('the cluster forgets the volume; with the reclaim policy Delete, its data is deleted') },
  '/LimitRange': LIMITS,
  '/ResourceQuota': LIMITS,
  '/Service': SERVICE,
  'networking.k8s.io/Ingress': INGRESS,
  'networking.k8s.io/NetworkPolicy': NETWORK_POLICY,
  'rbac.authorization.k8s.io/Role': ROLE,
  'rbac.authorization.k8s.io/ClusterRole': ROLE,
  'rbac.authorization.k8s.io/RoleBinding': ROLE_BINDING,
  'rbac.authorization.k8s.io/ClusterRoleBinding': ROLE_BINDING,
  'autoscaling/HorizontalPodAutoscaler': AUTOSCALER,
  'apiextensions.k8s.io/CustomResourceDefinition': { ...UNKNOWN_KIND, removal: dataLoss('the kind is deleted with all its objects in the cluster') },
  'snapshot.storage.k8s.io/VolumeSnapshot': { ...UNKNOWN_KIND, removal: dataLoss('the snapshot is deleted, unless its class retains it') },
  'snapshot.storage.k8s.io/VolumeSnapshotContent': { ...UNKNOWN_KIND, removal: dataLoss('the snapshot is deleted, if its deletion policy is Delete') },
  'deckhouse.io/NodeGroup': NODE_GROUP,
  'deckhouse.io/StaticInstance': STATIC_INSTANCE,
  'deckhouse.io/Project': { ...UNKNOWN_KIND, removal: dataLoss('the project is deleted with everything in it') },
};
