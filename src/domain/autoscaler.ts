import { World } from './world';
import { ManifestObject, itemsAt, numberAt, textAt } from '../manifest/manifest';

/** kinds that set the number of machines through the scale subresource, and the field with their upper limit */
const AUTOSCALERS: readonly (readonly [group: string, kind: string, most: string])[] = [
  ['autoscaling', 'HorizontalPodAutoscaler', '/spec/maxReplicas'],
  ['keda.sh', 'ScaledObject', '/spec/maxReplicaCount'],
];

// the default of KEDA; Kubernetes has no default and requires the field
const MOST_OF_KEDA = 100;

interface Autoscaler { readonly label: string; readonly most: number }

// KEDA creates a HorizontalPodAutoscaler for each ScaledObject, and a dump of the cluster has both
const isOfKeda = ({ json }: ManifestObject): boolean =>
  itemsAt<{ kind?: unknown }>(json, '/metadata/ownerReferences').some(({ kind }) => kind === 'ScaledObject');

/** the autoscalers of a pool */
export function autoscalersOf(pool: ManifestObject, world: World): Autoscaler[] {
  const scales = ({ json, namespace }: ManifestObject) => namespace === pool.namespace
    && textAt(json, '/spec/scaleTargetRef/kind') === pool.kind && textAt(json, '/spec/scaleTargetRef/name') === pool.name;
  return AUTOSCALERS.flatMap(([group, kind, most]) => world.ofKind(group, kind).filter(object => scales(object) && !isOfKeda(object))
    .map(object => ({ label: object.label, most: numberAt(object.json, most) ?? MOST_OF_KEDA })));
}

/** the most machines that a pool may have by its own number and its autoscalers */
export function mostReplicas(pool: ManifestObject, world: World): number {
  return Math.max(numberAt(pool.json, '/spec/replicas') ?? 0, ...autoscalersOf(pool, world).map(({ most }) => most));
}
