import { textOfScalar } from './differences';
import { LabelSelector, selects } from '../../domain/labels';
import { perWorld } from '../../domain/memo';
import { closesEgress, selectorAt } from '../../domain/network-policies';
import { World } from '../../domain/world';
import { parseCidr } from '../../manifest/cidr';
import { ManifestObject, Metadata, itemsAt, listAt, textAt, valueAt } from '../../manifest/manifest';
import { textOf } from '../impact/equal';

// NetworkPolicies as sets of connections: a policy closes its direction for its pods, and its rules open some of it again; policies add up

export type Direction = 'ingress' | 'egress';

/** the machines of a set, and the machines of its pools, each pool as one machine with the name of the pool */
export const machinesOf = perWorld((world: World): ReadonlyMap<string, ManifestObject> => new Map([
  ...world.all('VirtualMachine').map((machine): [string, ManifestObject] => [machine.label, machine]),
  ...world.all('VirtualMachinePool').map((pool): [string, ManifestObject] => {
    const metadata = { ...pool.json.metadata, labels: pool.value('/spec/virtualMachineTemplate/metadata/labels') } as Metadata;
    return [pool.label, new ManifestObject({ apiVersion: pool.json.apiVersion, kind: 'VirtualMachine', metadata })];
  }),
]));

const keyOf = (namespace: string | undefined, label: readonly [string, unknown] | undefined): string => JSON.stringify([namespace, ...label ?? []]);

// by each of their labels: most selectors select a few of many machines
const byLabel = perWorld((world: World): ReadonlyMap<string, readonly (readonly [string, ManifestObject])[]> => {
  const found = new Map<string, (readonly [string, ManifestObject])[]>();
  for (const [label, machine] of machinesOf(world)) {
    for (const pair of [undefined, ...Object.entries(machine.json.metadata?.labels ?? {})]) {
      const key = keyOf(machine.namespace, pair);
      const others = found.get(key) ?? [];
      others.push([label, machine]);
      found.set(key, others);
    }
  }
  return found;
});

/** the machines of a namespace that a selector selects, by their names in messages */
export function selectedMachines(world: World, namespace: string | undefined, selector: LabelSelector): Map<string, ManifestObject> {
  const [first] = Object.entries(selector.matchLabels ?? {});
  const candidates = byLabel(world).get(keyOf(namespace, first)) ?? [];
  return new Map(candidates.filter(([, { json }]) => selects(selector, json.metadata?.labels ?? {})));
}

/** the machines that a policy selects */
export const machinesUnder = (policy: ManifestObject, world: World): Map<string, ManifestObject> =>
  selectedMachines(world, policy.namespace, selectorAt(policy.json, '/spec/podSelector'));

/** whether a policy closes a direction of its pods */
export function closes(policy: ManifestObject, direction: Direction): boolean {
  if (direction === 'egress') {
    return closesEgress(policy);
  }
  const types = policy.list<unknown>('/spec/policyTypes');
  return types.length === 0 || types.includes('Ingress');
}

/** connections with one peer through one port; `undefined` is any peer and any port */
interface Opening {
  readonly peer?: object;
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

/** the connections that a policy opens in a direction */
export function openingsOf(policy: ManifestObject, direction: Direction): Opening[] {
  const list = direction === 'ingress' ? '/from' : '/to';
  return listAt<unknown>(policy.json, `/spec/${direction}`).flatMap(rule => {
    const peers: (object | undefined)[] = listAt(rule, list).length === 0 ? [undefined] : [...itemsAt(rule, list)];
    const ports: Opening[] = listAt(rule, '/ports').length === 0 ? [{}] : itemsAt(rule, '/ports').map(readPort);
    return peers.flatMap(peer => ports.map(port => ({ ...port, peer })));
  });
}

function readPort(json: object): Opening {
  const [port, endPort] = ['/port', '/endPort'].map(pointer => valueAt(json, pointer));
  return {
    protocol: textAt(json, '/protocol') ?? 'TCP',
    port: typeof port === 'number' || typeof port === 'string' ? port : undefined,
    endPort: typeof endPort === 'number' ? endPort : undefined,
  };
}

/** whether an opening is a part of another */
const isWithin = (part: Opening, whole: Opening): boolean => portsWithin(part, whole) && peersWithin(part.peer, whole.peer);

function portsWithin(part: Opening, whole: Opening): boolean {
  if (whole.protocol === undefined) {
    return true;
  }
  if (part.protocol !== whole.protocol) {
    return false;
  }
  if (whole.port === undefined || part.port === whole.port && part.endPort === whole.endPort) {
    return true;
  }
  const [from, to] = [part, whole].map(({ port, endPort }) => typeof port === 'number' ? [port, endPort ?? port] : undefined);
  return from !== undefined && to !== undefined && to[0] <= from[0] && from[1] <= to[1];
}

function peersWithin(part: object | undefined, whole: object | undefined): boolean {
  if (whole === undefined || part !== undefined && textOf(part) === textOf(whole)) {
    return true;
  }
  const [inner, outer] = [part, whole].map(peer => parseCidr(textAt(peer, '/ipBlock/cidr') ?? ''));
  if (inner === undefined || outer === undefined) {
    return false;
  }
  // a part has all exceptions of the whole
  const exceptions = listAt<string>(whole, '/ipBlock/except').every(except => listAt<string>(part, '/ipBlock/except').includes(except));
  return outer.first <= inner.first && inner.last <= outer.last && exceptions;
}

/** the connections of the second openings that the first do not have, in words */
export const addedOpenings = (before: readonly Opening[], after: readonly Opening[], direction: Direction): string[] =>
  [...new Set(after.filter(part => !before.some(whole => isWithin(part, whole))).map(opening => openingText(opening, direction)))];

function openingText({ peer, protocol, port, endPort }: Opening, direction: Direction): string {
  const range = endPort === undefined || endPort === port ? `${port}` : `${port}-${endPort}`;
  const ports = protocol === undefined ? 'all ports' : port === undefined ? `all ports of ${protocol}` : `${protocol} ${range}`;
  return `${direction === 'ingress' ? 'from' : 'to'} ${peerText(peer)}, ${ports}`;
}

function peerText(peer: object | undefined): string {
  if (peer === undefined) {
    return 'everywhere';
  }
  const cidr = textAt(peer, '/ipBlock/cidr');
  if (cidr !== undefined) {
    const except = listAt<string>(peer, '/ipBlock/except');
    return except.length === 0 ? cidr : `${cidr} except ${except.map(textOfScalar).join(' and ')}`;
  }
  const pods = selectionText('pods', peer, '/podSelector');
  return valueAt(peer, '/namespaceSelector') === undefined ? pods : `${pods} in ${selectionText('namespaces', peer, '/namespaceSelector')}`;
}

function selectionText(what: string, peer: object, pointer: string): string {
  const { matchLabels, matchExpressions = [] }: LabelSelector = selectorAt(peer, pointer);
  const labels = Object.entries(matchLabels ?? {}).map(([key, value]) => `${key}=${textOfScalar(value)}`);
  const conditions = [...labels, ...matchExpressions.map(({ key, operator, values }) => [key, operator, ...values ?? []].map(textOfScalar).join(' '))];
  return conditions.length === 0 ? `all ${what}` : `${what} with ${conditions.join(' and ')}`;
}
