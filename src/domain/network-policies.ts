import { neededBy } from './label-index';
import { LabelSelector, Labels, Requirement, selects } from './labels';
import { grouped, perWorld } from './memo';
import { wordOf } from './slips';
import { World } from './world';
import { ManifestObject, itemsAt, listAt, valueAt } from '../manifest/manifest';

// no schema has checked a NetworkPolicy

const GROUP = 'networking.k8s.io';
const SELECTOR = '/spec/podSelector';

/** a policy, and its place among all policies */
export interface Policy { readonly object: ManifestObject; readonly order: number }

/** the policies of one namespace with one selector: thousands of machines may be selected by thousands of policies, which have few selectors */
export interface PolicyGroup {
  readonly namespace: string | undefined;
  readonly selector: LabelSelector;
  /** in the order of the manifests */
  readonly policies: readonly Policy[];
}

/** groups of policies by a label that they need: of several such labels, the one that the fewest groups need */
interface PolicyIndex {
  readonly byLabel: ReadonlyMap<string, readonly PolicyGroup[]>;
  /** by namespace, the groups that need no label */
  readonly others: ReadonlyMap<string, readonly PolicyGroup[]>;
}

const keyOf = (namespace: string | undefined, ...rest: unknown[]): string => JSON.stringify([namespace, ...rest]);

function indexOf(world: World, selectorOf: (selector: LabelSelector) => LabelSelector): PolicyIndex {
  const groups = new Map<string, PolicyGroup & { readonly policies: Policy[] }>();
  world.ofKind(GROUP, 'NetworkPolicy').filter(object => object.value(SELECTOR) !== undefined).forEach((object, order) => {
    const selector = selectorOf(selectorAt(object.json, SELECTOR));
    const key = keyOf(object.namespace, selector);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { namespace: object.namespace, selector, policies: [{ object, order }] });
    } else {
      group.policies.push({ object, order });
    }
  });
  return byRarestLabel([...groups.values()]);
}

function byRarestLabel(groups: readonly PolicyGroup[]): PolicyIndex {
  const labels = groups.map(({ namespace, selector }) => neededBy(selector)
    .map(({ key, values }) => [...new Set(values)].map(value => keyOf(namespace, key, value))));
  const uses = new Map<string, number>();
  labels.flat(2).forEach(label => uses.set(label, (uses.get(label) ?? 0) + 1));
  const usesOf = (alternatives: readonly string[]) => alternatives.reduce((sum, label) => sum + uses.get(label)!, 0);
  const rarest = labels.map(needed => needed.reduce<readonly string[] | undefined>((best, each) =>
    best === undefined || usesOf(each) < usesOf(best) ? each : best, undefined));
  const placed = groups.flatMap((group, i) => (rarest[i] ?? []).map(label => ({ group, label })));
  return {
    byLabel: new Map([...grouped(placed, ({ label }) => label)].map(([label, found]) => [label, found.map(({ group }) => group)])),
    others: grouped(groups.filter((_, i) => rarest[i] === undefined), ({ namespace }) => namespace ?? ''),
  };
}

const certain = perWorld(world => indexOf(world, selector => selector));

// by the labels of the platform that an author has set: these are known
const possible = perWorld(world => {
  const indexes = new Map<string, PolicyIndex>();
  return (known: readonly string[]): PolicyIndex => {
    const key = JSON.stringify([...known].sort());
    const index = indexes.get(key) ?? indexOf(world, selector => withoutPlatform(selector, known));
    indexes.set(key, index);
    return index;
  };
});

export const hasPolicies = (world: World): boolean => world.ofKind(GROUP, 'NetworkPolicy').length > 0;

/** the policies that select a machine */
export const policyGroupsOf = (machine: ManifestObject, world: World): readonly PolicyGroup[] => selecting(certain(world), machine);

/** the same policies, in the order of the manifests */
export const policiesOf = (machine: ManifestObject, world: World): readonly ManifestObject[] =>
  inOrder(policyGroupsOf(machine, world).flatMap(({ policies }) => policies)).map(({ object }) => object);

/** the first policy that selects a machine */
export const firstPolicyOf = (machine: ManifestObject, world: World): ManifestObject | undefined =>
  inOrder(policyGroupsOf(machine, world).map(({ policies }) => policies[0]))[0]?.object;

export const inOrder = (policies: readonly Policy[]): Policy[] => [...policies].sort((a, b) => a.order - b.order);

/** the policies that select a machine, or may select it by labels that the platform sets on its pod */
export function possiblePolicyGroupsOf(machine: ManifestObject, world: World): readonly PolicyGroup[] {
  return selecting(possible(world)(Object.keys(labelsOf(machine)).filter(isOfPlatform)), machine);
}

const labelsOf = ({ json }: ManifestObject): Labels => json.metadata?.labels ?? {};

function selecting({ byLabel, others }: PolicyIndex, machine: ManifestObject): PolicyGroup[] {
  const labels = labelsOf(machine);
  const candidates = [
    ...others.get(machine.namespace ?? '') ?? [],
    ...Object.entries(labels).flatMap(([key, value]) => byLabel.get(keyOf(machine.namespace, key, value)) ?? []),
  ];
  return candidates.filter(({ selector }) => selects(selector, labels));
}

const isOfPlatform = (key: string): boolean => /^([^/]*\.)?(deckhouse|kubevirt)\.io\//.test(key);

function withoutPlatform({ matchLabels, matchExpressions = [] }: LabelSelector, known: readonly string[]): LabelSelector {
  const isKnown = (key: string) => known.includes(key) || !isOfPlatform(key);
  return {
    matchLabels: Object.fromEntries(Object.entries(matchLabels ?? {}).filter(([key]) => isKnown(key))),
    matchExpressions: matchExpressions.filter(({ key }) => isKnown(key)),
  };
}

/** the label selector at a pointer of an object that no schema has checked */
export function selectorAt(json: unknown, pointer: string): LabelSelector {
  return {
    matchLabels: valueAt(json, `${pointer}/matchLabels`) as LabelSelector['matchLabels'],
    matchExpressions: itemsAt<Requirement>(json, `${pointer}/matchExpressions`)
      .map(({ key, operator, values }) => ({ key: wordOf(key), operator, values: Array.isArray(values) ? values : undefined })),
  };
}

/** whether a policy blocks connections of its pods that it does not list */
export function closesEgress(policy: ManifestObject): boolean {
  const types = policy.list<unknown>('/spec/policyTypes');
  // without types, the API server adds Egress to a policy that has rules for it
  return types.length === 0 ? policy.list('/spec/egress').length > 0 : types.includes('Egress');
}

/** a rule for connections of pods, with the namespace in which its policy is */
export interface EgressRule {
  readonly namespace: string | undefined;
  /** an empty list is every peer */
  readonly peers: readonly object[];
  /** an empty list is every port */
  readonly ports: readonly EgressPort[];
}

interface EgressPort {
  readonly protocol?: unknown;
  readonly port?: unknown;
  readonly endPort?: unknown;
}

export const egressRulesOf = (policy: ManifestObject): readonly EgressRule[] => policy.list<unknown>('/spec/egress').map(rule => ({
  namespace: policy.namespace,
  peers: itemsAt(rule, '/to'),
  ports: listAt<unknown>(rule, '/ports').map(port => Object(port) as EgressPort),
}));

/**
 * Whether a rule opens a port: alone or by its name, in a range, or not.
 */
export function opens({ ports }: EgressRule, protocol: 'TCP' | 'UDP', number: number): 'alone' | 'among others' | undefined {
  if (ports.length === 0) {
    return 'among others';
  }
  const open = ports.filter(port => (port.protocol ?? 'TCP') === protocol).map(port => matches(port, number)).filter(found => found !== undefined);
  return open.includes('alone') ? 'alone' : open[0];
}

function matches({ port, endPort }: EgressPort, number: number): 'alone' | 'among others' | undefined {
  if (port === undefined || port === null) {
    return 'among others';
  }
  if (typeof port !== 'number') {
    // the name of a port of the other side
    return 'alone';
  }
  if (typeof endPort === 'number' && endPort !== port) {
    return port <= number && number <= endPort ? 'among others' : undefined;
  }
  return port === number ? 'alone' : undefined;
}

/** whether policies of Cilium, which add to NetworkPolicies, may let a machine of the namespace connect to others */
export const hasCiliumPolicies = (namespace: string | undefined, world: World): boolean =>
  world.ofKind('cilium.io', 'CiliumClusterwideNetworkPolicy').length > 0 || namespacesOfCilium(world).has(namespace);

const namespacesOfCilium = perWorld(world => new Set(world.ofKind('cilium.io', 'CiliumNetworkPolicy').map(({ namespace }) => namespace)));
