import { machine } from '../../catalogue/virtual-machine/objects';
import { LabelSelector, selects } from '../../domain/labels';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { Manifest, ManifestObject, valueAt, itemsAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { NETWORKS, Network, networkLabel, networksOf } from '../virtual-machine/networks';

const SELECTOR = '/spec/podSelector';
const POLICY = { group: 'networking.k8s.io', kind: 'NetworkPolicy' };

type Expression = NonNullable<LabelSelector['matchExpressions']>[number];

interface Policy { readonly object: ManifestObject; readonly selector: LabelSelector; readonly order: number }

const keyOf = (namespace: string | undefined, label: readonly [string, unknown] | undefined): string => JSON.stringify([namespace, ...label ?? []]);

// by the first label that they want, or by none: there may be as many policies as machines, and most mean a single one
const policiesOf = perWorld(world => {
  const found = new Map<string, Policy[]>();
  world.ofKind(POLICY.group, POLICY.kind).filter(({ json }) => valueAt(json, SELECTOR) !== undefined).forEach((object, order) => {
    // no schema has passed a policy
    const { matchLabels } = (valueAt(object.json, SELECTOR) ?? {}) as LabelSelector;
    const key = keyOf(object.namespace, Object.entries(matchLabels ?? {})[0]);
    const selector = { matchLabels, matchExpressions: itemsAt<Expression>(object.json, `${SELECTOR}/matchExpressions`) };
    found.set(key, [...found.get(key) ?? [], { object, selector, order }]);
  });
  return found;
});

/** the first policy that is meant for the machine; the pod of a machine has all of its labels */
function policyFor({ namespace, json }: ManifestObject, world: World): ManifestObject | undefined {
  const labels = json.metadata?.labels ?? {};
  const found = [undefined, ...Object.entries(labels)].flatMap(label =>
    policiesOf(world).get(keyOf(namespace, label))?.find(({ selector }) => selects(selector, labels)) ?? []);
  return found.sort((a, b) => a.order - b.order)[0]?.object;
}

export const policyHoldsInMain: Rule = {
  id: 'NET-01',
  severity: 'warning',
  kinds: dvp('VirtualMachine'),
  says: 'A machine that a NetworkPolicy guards is in the main network alone.',
  why: 'A NetworkPolicy holds in the main network; through any other one, the machine is reached as if there were none.',
  source: 'docs/USER_GUIDE.md',
  breaks: () => [guarded({ type: 'Main' }, { type: 'ClusterNetwork', name: 'office' }), policy('web')],
  keeps: () => [guarded({ type: 'Main' }, { type: 'ClusterNetwork', name: 'office' }), policy('db')],
  check: (object, world) => {
    const networks = networksOf(object);
    const i = networks.findIndex(({ type }) => type !== 'Main');
    const found = i < 0 ? undefined : policyFor(object, world);
    return found === undefined ? [] : [{
      pointer: `${NETWORKS}/${i}`,
      wrong: `${found.label} guards the machine, but in the main network only`,
      got: networkLabel(networks[i]),
      instead: 'a firewall in the guest, and this finding acknowledged, or no network but the main one',
    } satisfies Violation];
  },
};

const guarded = (...networks: Network[]): Manifest => machine({ networks }, { labels: { app: 'web' } });

const policy = (app: string): Manifest => ({
  apiVersion: `${POLICY.group}/v1`,
  kind: POLICY.kind,
  metadata: { name: 'closed', namespace: 'shop' },
  spec: { podSelector: { matchLabels: { app } }, policyTypes: ['Ingress'] },
});
