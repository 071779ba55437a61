import { AWAY, CompanyTerm, companyAt, conditionsOf } from './company';
import { machineDemands } from './machine-demands';
import { met } from './nodes';
import { ZONE } from './zones';
import { machine } from '../../catalogue/virtual-machine/objects';
import type { ClusterFacts, NodeGroupFacts } from '../../domain/cluster-facts';
import { selects } from '../../domain/labels';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { Manifest, ManifestObject, valueAt, numberAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const NODE = 'kubernetes.io/hostname';
const TEMPLATE = '/spec/virtualMachineTemplate';

/** machines that keep apart from each other: no two of them in one place */
interface Circle {
  readonly topologyKey: string;
  readonly members: Member[];
  /** what `placesOf` has found */
  readonly places: Map<ClusterFacts, number | undefined>;
}

interface Member {
  readonly object: ManifestObject;
  /** where the term stands that keeps it apart */
  readonly pointer: string;
  /** how many machines it is */
  readonly count: number;
}

const KINDS = dvp('VirtualMachine', 'VirtualMachinePool');
const SOURCE = 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go';
const exampleFacts = () => ({ nodeGroups: [{ name: 'worker', nodes: 3 }] });

/** the id is ours, the catalogue of DVP's own rules has none for it */
export const placesEnough: Rule = {
  id: 'PLACE-04',
  severity: 'error',
  kinds: KINDS,
  says: 'There are as many places as machines that have to keep apart from each other.',
  why: 'Nothing refuses it, but a machine for which no place is left waits for ever.',
  source: SOURCE,
  exampleFacts,
  breaks: () => ['db-0', 'db-1', 'db-2', 'db-3'].map(apart),
  keeps: () => ['db-0', 'db-1'].map(apart),
  check: (object, world) => shares(object, world)
    // told once, of the machine that is the first too many
    .filter(({ before, count, places }) => before <= places && before + count > places)
    .map(({ topologyKey, pointer, total, places }) => ({
      pointer,
      wrong: `${total} machines have to keep apart from each other by ${topologyKey}, and the cluster has ${places} for them`,
      got: NOT_SHOWN,
      instead: 'fewer machines, more places, or a preference: preferAwayFrom',
    })),
};

export const placeToMove: Rule = {
  id: 'PLACE-05',
  severity: 'warning',
  kinds: KINDS,
  says: 'There is one node more than machines that have to keep apart from each other on nodes, so that one of them can move.',
  why: 'Where each node has one of them, none can migrate: a node that is drained waits for its machine for ever.',
  source: SOURCE,
  exampleFacts,
  breaks: () => ['db-0', 'db-1', 'db-2'].map(apart),
  keeps: () => ['db-0', 'db-1'].map(apart),
  check: (object, world) => shares(object, world)
    .filter(({ topologyKey, before, count, total, places }) => topologyKey === NODE && total === places && before + count === total)
    .map(({ pointer, total }) => ({
      pointer,
      wrong: `${total} machines have to keep apart from each other, and there are as many nodes: none of them can migrate, and no node can be drained`,
      got: NOT_SHOWN,
      instead: 'one node more, or a preference: preferAwayFrom',
    })),
};

/** the part that a machine has in a circle */
interface Share extends Member {
  readonly circle: Circle;
  /** how many machines of the circle come before it */
  readonly before: number;
  readonly total: number;
}

function shares(object: ManifestObject, world: World): (Share & { topologyKey: string; places: number })[] {
  const { cluster } = world;
  return cluster === undefined ? [] : (sharesOf(world).get(object) ?? []).flatMap(share => {
    const places = placesOf(share.circle, world, cluster);
    return places === undefined ? [] : [{ ...share, topologyKey: share.circle.topologyKey, places }];
  });
}

const sharesOf = perWorld((world: World): ReadonlyMap<ManifestObject, readonly Share[]> => {
  const found = new Map<ManifestObject, Share[]>();
  for (const circle of circles(world)) {
    const total = circle.members.reduce((all, { count }) => all + count, 0);
    let before = 0;
    for (const member of circle.members) {
      found.set(member.object, [...found.get(member.object) ?? [], { ...member, circle, before, total }]);
      before += member.count;
    }
  }
  return found;
});

const apart = (name: string): Manifest => machine({
  blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }],
  affinity: {
    virtualMachineAndPodAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: NODE, labelSelector: { matchLabels: { tier: 'db' } } }],
    },
  },
}, { name, labels: { tier: 'db' } });

// who has the same term as others and is meant by it himself keeps apart from all of them
function circles(world: World): readonly Circle[] {
  const found = new Map<string, Circle>();
  const add = (object: ManifestObject, at: string, labels: Record<string, string>, count: number) => {
    const seen = new Set<string>();
    companyAt(object.json, `${at}${AWAY}`).forEach((term, i) => {
      const key = keyOf(term, labels, object.namespace);
      if (count > 0 && key !== undefined && !seen.has(key)) {
        seen.add(key);
        const circle: Circle = found.get(key) ?? { topologyKey: term.topologyKey, members: [], places: new Map() };
        circle.members.push({ object, pointer: `${at}${AWAY}/${i}`, count });
        found.set(key, circle);
      }
    });
  };
  world.all('VirtualMachine').forEach(object => add(object, '/spec', labelsAt(object.json, '/metadata/labels'), runs(object) ? 1 : 0));
  world.all('VirtualMachinePool').forEach(object =>
    add(object, `${TEMPLATE}/spec`, labelsAt(object.json, `${TEMPLATE}/metadata/labels`), numberAt(object.json, '/spec/replicas') ?? 0));
  return [...found.values()].filter(({ members }) => members.length > 1 || members[0].count > 1);
}

const labelsAt = (json: Manifest, pointer: string) => (valueAt(json, pointer) ?? {}) as Record<string, string>;

// one that somebody starts by hand may be meant to run when another does not
const runs = ({ json }: ManifestObject): boolean => !['AlwaysOff', 'Manual'].includes(textAt(json, '/spec/runPolicy') ?? '');

/** equal for machines that keep apart from each other by the term; `undefined` where the term does not mean the machine itself */
function keyOf(term: CompanyTerm, labels: Record<string, string>, namespace = ''): string | undefined {
  const { topologyKey, labelSelector, namespaces = [], namespaceSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
  const where = namespaces.length > 0 ? namespaces : [namespace];
  // which namespaces a selector means only the cluster knows
  const decided = labelSelector !== undefined && namespaceSelector === undefined && mismatchLabelKeys.length === 0;
  if (!decided || !where.includes(namespace) || !selects(labelSelector, labels)) {
    return undefined;
  }
  return JSON.stringify([topologyKey, conditionsOf(term), [...where].sort(), matchLabelKeys.map(key => labels[key] ?? '')]);
}

/** no fewer places than there are; `undefined` where nobody knows. Counted once for all members: each of them asks */
function placesOf(circle: Circle, world: World, cluster: ClusterFacts): number | undefined {
  if (!circle.places.has(cluster)) {
    circle.places.set(cluster, countPlaces(circle, world, cluster));
  }
  return circle.places.get(cluster);
}

function countPlaces({ topologyKey, members }: Circle, world: World, { nodeGroups, zones }: ClusterFacts): number | undefined {
  if (topologyKey === ZONE) {
    return zones?.length;
  }
  const demands = members.map(({ object }) => machineDemands(object, world));
  const usable = nodeGroups?.filter(group => group.labels === undefined || demands.some(({ all, terms, ofClass }) =>
    (terms.length === 0 ? [[]] : terms).some(term => [...all, ...ofClass, ...term].every(demand => met(demand, group)))));
  return topologyKey === NODE ? sum(usable?.map(({ nodes }) => nodes)) : distinct(usable, topologyKey);
}

function sum(numbers: readonly (number | undefined)[] | undefined): number | undefined {
  return numbers?.reduce((all, number) => all === undefined || number === undefined ? undefined : all + number, 0);
}

// a node without the label is no place, and whoever is there keeps apart from nobody
function distinct(groups: readonly NodeGroupFacts[] | undefined, key: string): number | undefined {
  const values = groups?.map(({ labels }) => labels?.[key]);
  return values === undefined || values.includes(undefined) ? undefined : new Set(values).size;
}
