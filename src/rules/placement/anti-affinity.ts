import { ANTI_AFFINITY, AffinityTerm, conditionsOf, termsAt } from './affinity-terms';
import { machineDemands } from './machine-demands';
import { met } from './node-groups';
import type { ClusterFacts, NodeGroupFacts } from '../../domain/cluster-facts';
import { selects } from '../../domain/labels';
import { grouped, perWorld } from '../../domain/memo';
import { NODE_LABEL, ZONE_LABEL } from '../../domain/topology';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** machines that must not share a place; the ids are ours */
export const antiAffinity = new Topic({
  needsCluster: true,
  kinds: dvp('VirtualMachine', 'VirtualMachinePool'),
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
});

const PREFERENCE = {
  yaml: 'preferredDuringSchedulingIgnoredDuringExecution',
  code: 'a preference: preferAwayFrom',
};

export const placesEnough = antiAffinity.rule({
  id: 'PLACE-04',
  severity: 'error',
  says: 'There are as many places as machines that must not share one.',
  why: 'DVP accepts this, but a machine without a free place stays Pending.',
  check: (object, world) => shares(object, world)
    // reported once, of the first machine that is too many
    .filter(({ before, count, places }) => before <= places && before + count > places)
    .map(({ topologyKey, pointer, total, places }) => ({
      pointer,
      wrong: `${total} machines must not share a place by ${topologyKey}, and the cluster has ${places} for them`,
      got: NOT_SHOWN,
      instead: { yaml: `fewer machines, more places, or ${PREFERENCE.yaml}`, code: `fewer machines, more places, or ${PREFERENCE.code}` },
    })),
});

export const placeToMove = antiAffinity.rule({
  id: 'PLACE-05',
  severity: 'warning',
  says: 'There is one node more than machines that must not share one, so that one of them can migrate.',
  why: 'If each node has one of the machines, none can migrate: the drain of a node never finishes.',
  check: (object, world) => shares(object, world)
    .filter(({ topologyKey, before, count, total, places }) => topologyKey === NODE_LABEL && total === places && before + count === total)
    .map(({ pointer, total }) => ({
      pointer,
      wrong: `${total} machines must not share a node, and there are as many nodes: none of them can migrate, and no node can be drained`,
      got: NOT_SHOWN,
      instead: { yaml: `one node more, or ${PREFERENCE.yaml}`, code: `one node more, or ${PREFERENCE.code}` },
    })),
});

/** machines of which no two may be in one place */
interface AntiAffinityGroup {
  readonly topologyKey: string;
  readonly members: Member[];
  /** by cluster, the answer of `placesOf` */
  readonly places: Map<ClusterFacts, number | undefined>;
}

interface Member {
  readonly object: ManifestObject;
  /** where its term stands */
  readonly pointer: string;
  /** number of machines: a pool has several */
  readonly count: number;
}

/** one object as a member of a group */
interface Share extends Member {
  readonly group: AntiAffinityGroup;
  /** number of machines of the group before it */
  readonly before: number;
  readonly total: number;
}

function shares(object: ManifestObject, world: World): (Share & { topologyKey: string; places: number })[] {
  const { cluster } = world;
  if (cluster === undefined) {
    return [];
  }
  return (sharesOf(world).get(object) ?? []).flatMap(share => {
    const places = placesOf(share.group, world, cluster);
    return places === undefined ? [] : [{ ...share, topologyKey: share.group.topologyKey, places }];
  });
}

const sharesOf = perWorld((world): ReadonlyMap<ManifestObject, readonly Share[]> => {
  const all = groupsOf(world).flatMap(group => {
    const total = group.members.reduce((number, { count }) => number + count, 0);
    let before = 0;
    return group.members.map((member): Share => {
      before += member.count;
      return { ...member, group, before: before - member.count, total };
    });
  });
  return grouped(all, ({ object }) => object);
});

// machines with the same term that selects themselves must not share a place
function groupsOf(world: World): readonly AntiAffinityGroup[] {
  const found = new Map<string, AntiAffinityGroup>();
  const add = (object: ManifestObject, at: string, labels: Record<string, string>, count: number) => {
    const seen = new Set<string>();
    termsAt(object, `${at}${ANTI_AFFINITY}`).forEach((term, i) => {
      const key = groupKey(term, labels, object.namespace);
      if (count > 0 && key !== undefined && !seen.has(key)) {
        seen.add(key);
        const group: AntiAffinityGroup = found.get(key) ?? { topologyKey: term.topologyKey, members: [], places: new Map() };
        group.members.push({ object, pointer: `${at}${ANTI_AFFINITY}/${i}`, count });
        found.set(key, group);
      }
    });
  };
  world.all('VirtualMachine').forEach(object => add(object, '/spec', labelsAt(object, '/metadata/labels'), runs(object) ? 1 : 0));
  world.all('VirtualMachinePool').forEach(object =>
    add(object, `${TEMPLATE}/spec`, labelsAt(object, `${TEMPLATE}/metadata/labels`), object.number('/spec/replicas') ?? 0));
  return [...found.values()].filter(({ members }) => members.length > 1 || members[0].count > 1);
}

const TEMPLATE = '/spec/virtualMachineTemplate';

const labelsAt = (object: ManifestObject, pointer: string) => (object.value(pointer) ?? {}) as Record<string, string>;

// a machine that is started by hand may be meant to run while another one does not
const runs = (object: ManifestObject): boolean => !['AlwaysOff', 'Manual'].includes(object.text('/spec/runPolicy') ?? '');

/** equal for machines of one group; `undefined` where the term does not select the machine itself */
function groupKey(term: AffinityTerm, labels: Record<string, string>, namespace = ''): string | undefined {
  const { topologyKey, labelSelector, namespaces = [], namespaceSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
  const where = namespaces.length > 0 ? namespaces : [namespace];
  // only the cluster knows which namespaces a selector selects
  const isDecided = labelSelector !== undefined && namespaceSelector === undefined && mismatchLabelKeys.length === 0;
  if (!isDecided || !where.includes(namespace) || !selects(labelSelector, labels)) {
    return undefined;
  }
  return JSON.stringify([topologyKey, conditionsOf(term), [...where].sort(), matchLabelKeys.map(key => labels[key] ?? '')]);
}

/** the number of places or more, `undefined` where it is not known; counted once for all members */
function placesOf(group: AntiAffinityGroup, world: World, cluster: ClusterFacts): number | undefined {
  if (!group.places.has(cluster)) {
    group.places.set(cluster, countPlaces(group, world, cluster));
  }
  return group.places.get(cluster);
}

function countPlaces({ topologyKey, members }: AntiAffinityGroup, world: World, { nodeGroups, zones }: ClusterFacts): number | undefined {
  if (topologyKey === ZONE_LABEL) {
    return zones?.length;
  }
  const demands = members.map(({ object }) => machineDemands(object, world));
  const usable = nodeGroups?.filter(nodes => nodes.labels === undefined || demands.some(({ all, terms, ofClass }) =>
    (terms.length === 0 ? [[]] : terms).some(term => [...all, ...ofClass, ...term].every(demand => met(demand, nodes)))));
  return topologyKey === NODE_LABEL ? sum(usable?.map(({ nodes }) => nodes)) : distinct(usable, topologyKey);
}

function sum(numbers: readonly (number | undefined)[] | undefined): number | undefined {
  return numbers?.reduce((all, number) => all === undefined || number === undefined ? undefined : all + number, 0);
}

// a node without the label is not a place, and its machines have no anti-affinity to others
function distinct(groups: readonly NodeGroupFacts[] | undefined, key: string): number | undefined {
  const values = groups?.map(({ labels }) => labels?.[key]);
  return values === undefined || values.includes(undefined) ? undefined : new Set(values).size;
}
