import { grouped, perWorld } from './memo';
import { World } from './world';
import { ManifestObject, itemsAt, numberAt, textAt } from '../manifest/manifest';

/** kinds that set the number of machines through the scale subresource, and the fields with their limits */
export const AUTOSCALERS: readonly (readonly [group: string, kind: string, least: string, most: string])[] = [
  ['autoscaling', 'HorizontalPodAutoscaler', '/spec/minReplicas', '/spec/maxReplicas'],
  ['keda.sh', 'ScaledObject', '/spec/minReplicaCount', '/spec/maxReplicaCount'],
];

// the default of KEDA; Kubernetes has no default and requires the field
const MOST_OF_KEDA = 100;

interface Autoscaler { readonly label: string; readonly least: number; readonly most: number }

// KEDA creates a HorizontalPodAutoscaler for each ScaledObject, and a dump of the cluster has both
const isOfKeda = ({ json }: ManifestObject): boolean =>
  itemsAt<{ kind?: unknown }>(json, '/metadata/ownerReferences').some(({ kind }) => kind === 'ScaledObject');

/** the autoscalers of a pool; namesakes, which have a finding of their own, count once */
export function autoscalersOf({ kind, namespace, name }: ManifestObject, world: World): Autoscaler[] {
  const found = byTarget(world).get(targetKey(namespace, kind, name)) ?? [];
  return [...new Map(found.map(autoscaler => [autoscaler.label, autoscaler])).values()];
}

const targetKey = (...target: readonly (string | undefined)[]): string => JSON.stringify(target);

const byTarget = perWorld(world => {
  const all = AUTOSCALERS.flatMap(([group, kind, least, most]) => {
    const own = world.ofKind(group, kind).filter(object => !isOfKeda(object));
    return own.map(({ json, label, namespace }) => {
      const limit = numberAt(json, most) ?? MOST_OF_KEDA;
      const target = targetKey(namespace, textAt(json, '/spec/scaleTargetRef/kind'), textAt(json, '/spec/scaleTargetRef/name'));
      // the API server rejects a minimum above the maximum
      return { target, label, least: Math.min(numberAt(json, least) ?? 1, limit), most: limit };
    });
  });
  return grouped(all, ({ target }) => target);
});

/**
 * The command that gives a pool the first number of machines: the least of its autoscalers. `undefined` for a pool that needs none.
 *
 * For a pool without a number the API server returns no scale, and an autoscaler changes nothing.
 */
export function startCommand(pool: ManifestObject, world: World): string | undefined {
  const autoscalers = autoscalersOf(pool, world);
  return autoscalers.length === 0 || pool.value('/spec/replicas') !== undefined ? undefined : scaleCommand(pool, autoscalers);
}

/** the command that sets the number of machines to the least of the autoscalers */
export function scaleCommand({ name, namespace }: ManifestObject, autoscalers: readonly Autoscaler[]): string {
  // KEDA allows 0
  const replicas = Math.max(1, ...autoscalers.map(({ least }) => least));
  return `kubectl scale virtualmachinepool/${name}${namespace === undefined ? '' : ` -n ${namespace}`} --replicas=${replicas}`;
}

/** the most machines that a pool may have by its own number and its autoscalers */
export function mostReplicas(pool: ManifestObject, world: World): number {
  return Math.max(0, numberAt(pool.json, '/spec/replicas') ?? 0, ...autoscalersOf(pool, world).map(({ most }) => most));
}
