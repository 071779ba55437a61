import { LabelSelector, Requirement, selects } from '../../domain/labels';
import { NETWORKS, networkLabel, networksOf } from '../../domain/machine-networks';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { ManifestObject, itemsAt } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** NetworkPolicies of machines */
export const networkPolicies = new Topic({ severity: 'warning', kinds: dvp('VirtualMachine'), source: 'docs/USER_GUIDE.md' });

const SELECTOR = '/spec/podSelector';

export const policyHoldsInMain = networkPolicies.rule({
  id: 'NET-01',
  says: 'A machine with a NetworkPolicy is in the main network only.',
  why: 'A NetworkPolicy has effect in the main network only; in any other network the machine is reachable as if there were no policy.',
  check: (object, world) => {
    const networks = networksOf(object);
    const position = networks.findIndex(({ type }) => type !== 'Main');
    const policy = position < 0 ? undefined : policyFor(object, world);
    return policy === undefined ? undefined : {
      pointer: `${NETWORKS}/${position}`,
      wrong: `${policy.label} selects the machine, but has no effect in this network`,
      got: networkLabel(networks[position]),
      instead: 'only the main network; or a firewall in the guest, and this finding acknowledged',
    };
  },
});

interface Policy { readonly object: ManifestObject; readonly selector: LabelSelector; readonly order: number }

const keyOf = (namespace: string | undefined, label: readonly [string, unknown] | undefined): string => JSON.stringify([namespace, ...label ?? []]);

// by the first label that they select by, or by no label: there may be as many policies as machines, and most select a single one
const policiesByLabel = perWorld(world => {
  const found = new Map<string, Policy[]>();
  world.ofKind('networking.k8s.io', 'NetworkPolicy').filter(object => object.value(SELECTOR) !== undefined).forEach((object, order) => {
    // no schema has passed a policy
    const matchLabels = object.value(`${SELECTOR}/matchLabels`) as LabelSelector['matchLabels'];
    const key = keyOf(object.namespace, Object.entries(matchLabels ?? {})[0]);
    const selector = { matchLabels, matchExpressions: itemsAt<Requirement>(object.json, `${SELECTOR}/matchExpressions`) };
    found.set(key, [...found.get(key) ?? [], { object, selector, order }]);
  });
  return found;
});

/** the first policy that selects the machine, whose pod has all of its labels */
function policyFor({ namespace, json }: ManifestObject, world: World): ManifestObject | undefined {
  const labels = json.metadata?.labels ?? {};
  const found = [undefined, ...Object.entries(labels)].flatMap(label =>
    policiesByLabel(world).get(keyOf(namespace, label))?.find(({ selector }) => selects(selector, labels)) ?? []);
  return found.sort((a, b) => a.order - b.order)[0]?.object;
}
