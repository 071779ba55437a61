import { LabelSelector, Labels, Requirement, selects } from './labels';
import { perWorld } from './memo';
import { World } from './world';
import { ManifestObject, itemsAt, listAt, valueAt } from '../manifest/manifest';

// no schema has checked a NetworkPolicy

const GROUP = 'networking.k8s.io';
const SELECTOR = '/spec/podSelector';

interface Policy { readonly object: ManifestObject; readonly selector: LabelSelector; readonly order: number }

const keyOf = (namespace: string | undefined, label: readonly [string, unknown] | undefined): string => JSON.stringify([namespace, ...label ?? []]);

// by the first label that they select by, or by no label: there may be as many policies as machines, and most select a single one
const policiesByLabel = perWorld(world => {
  const found = new Map<string, Policy[]>();
  world.ofKind(GROUP, 'NetworkPolicy').filter(object => object.value(SELECTOR) !== undefined).forEach((object, order) => {
    const selector = selectorAt(object.json, SELECTOR);
    const certain = Object.entries(selector.matchLabels ?? {}).find(([key]) => !isOfPlatform(key));
    const key = keyOf(object.namespace, certain);
    const policy = { object, selector, order };
    const others = found.get(key);
    if (others === undefined) {
      found.set(key, [policy]);
    } else {
      others.push(policy);
    }
  });
  return found;
});

/** the policies that select a machine, in the order of the manifests */
export function policiesOf(machine: ManifestObject, world: World): readonly ManifestObject[] {
  const labels = labelsOf(machine);
  return candidates(machine, labels, world).filter(({ selector }) => selects(selector, labels)).map(({ object }) => object);
}

/** the policies that select a machine, or may select it by labels that the platform sets on its pod */
export function possiblePoliciesOf(machine: ManifestObject, world: World): readonly ManifestObject[] {
  const labels = labelsOf(machine);
  return candidates(machine, labels, world).filter(({ selector }) => selects(withoutPlatform(selector, labels), labels)).map(({ object }) => object);
}

const labelsOf = ({ json }: ManifestObject): Labels => json.metadata?.labels ?? {};

function candidates({ namespace }: ManifestObject, labels: Labels, world: World): Policy[] {
  const byLabel = policiesByLabel(world);
  return [undefined, ...Object.entries(labels)].flatMap(label => byLabel.get(keyOf(namespace, label)) ?? []).sort((a, b) => a.order - b.order);
}

const isOfPlatform = (key: string): boolean => /^([^/]*\.)?(deckhouse|kubevirt)\.io\//.test(key);

function withoutPlatform({ matchLabels, matchExpressions = [] }: LabelSelector, labels: Labels): LabelSelector {
  const isKnown = (key: string) => key in labels || !isOfPlatform(key);
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
      .map(({ key, operator, values }) => ({ key: String(key), operator, values: Array.isArray(values) ? values : undefined })),
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
  world.ofKind('cilium.io', 'CiliumClusterwideNetworkPolicy').length > 0
  || world.ofKind('cilium.io', 'CiliumNetworkPolicy').some(policy => policy.namespace === namespace);
