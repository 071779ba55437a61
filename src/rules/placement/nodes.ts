import { contradiction } from './contradiction';
import { machineDemands } from './machine-demands';
import { Demand, KINDS_THAT_CHOOSE_NODES, NodeDemands, demandText, demandsText, nodeDemands } from './node-demands';
import { describe, met } from './node-groups';
import type { NodeGroupFacts } from '../../domain/cluster-facts';
import { ZONE_LABEL } from '../../domain/topology';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { pointerPart } from '../../manifest/manifest';
import { closest } from '../../manifest/schema-hints';
import { Topic, dvp } from '../rule';

/** zones and nodes that the cluster has for a machine; the ids are ours */
export const nodes = new Topic({ needsCluster: true, kinds: dvp(...KINDS_THAT_CHOOSE_NODES), source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go' });

export const zoneExists = nodes.rule({
  id: 'ZONE-01',
  severity: 'error',
  says: 'The cluster has the zone of a node selector or a required node affinity.',
  why: 'No node is in a zone that does not exist, so the machine stays Pending.',
  check: (object, world) => {
    const zones = world.cluster?.zones;
    if (zones === undefined) {
      return undefined;
    }
    return nodeDemands(object).flatMap(({ all, terms }) => [...all, ...terms.flat()])
      .filter(({ key, operator }) => key === ZONE_LABEL && operator === 'In')
      .flatMap(({ pointer, values }) => values.filter(zone => !zones.includes(zone)).map(zone => ({
        // a label has its value at the pointer, an expression has a list of values
        pointer: pointer.endsWith(`/${pointerPart(ZONE_LABEL)}`) ? pointer : `${pointer}/values/${values.indexOf(zone)}`,
        wrong: 'the cluster does not have this zone',
        got: zone,
        instead: zones.length === 0 ? 'leave the zone out: no node of the cluster is in a zone' : closest(zone, zones),
      })));
  },
});

export const nodesExist = nodes.rule({
  id: 'NODE-01',
  severity: 'warning',
  says: 'A node group has the labels of a node selector and of a required node affinity.',
  why: 'DVP accepts labels that no node has, and the machine stays Pending until a node gets them.',
  check: (object, world) => {
    const groups = knownGroups(world);
    return groups === undefined ? undefined : nodeDemands(object).flatMap(demands => unmet(demands, groups));
  },
});

export const nodesOfClassExist = nodes.rule({
  id: 'NODE-02',
  severity: 'warning',
  kinds: dvp('VirtualMachine', 'VirtualMachinePool'),
  says: 'A node group has the labels that a machine and its class need together.',
  why: 'Each of them has its nodes, but not the same ones: the machine stays Pending until a node gets the labels of both.',
  check: (object, world) => {
    const groups = knownGroups(world);
    if (groups === undefined) {
      return undefined;
    }
    const { all, terms, ofClass, className, classPointer } = machineDemands(object, world);
    const someGroup = (...demands: readonly Demand[]) => groups.some(group => demands.every(demand => met(demand, group)));
    // NODE-01 reports demands that no node meets, and PLACE-01 contradictions
    const alternatives = (terms.length === 0 ? [[]] : terms).map(term => [...all, ...term])
      .filter(demands => someGroup(...demands) && contradiction([...demands, ...ofClass]).length === 0);
    if (alternatives.length === 0 || !someGroup(...ofClass) || alternatives.some(demands => someGroup(...demands, ...ofClass))) {
      return undefined;
    }
    return {
      pointer: classPointer,
      wrong: `no node group has both ${demandsText(alternatives[0])} for the machine and ${demandsText(ofClass)} for its class`,
      got: className,
      instead: `labels of one node group: ${describe([...alternatives[0], ...ofClass], groups)}`,
    };
  },
});

/** the node groups of the cluster, `undefined` where they or the labels of one of them are not known */
function knownGroups({ cluster }: World): readonly NodeGroupFacts[] | undefined {
  const groups = cluster?.nodeGroups ?? [];
  return groups.length === 0 || groups.some(({ labels }) => labels === undefined) ? undefined : groups;
}

/** the first that applies: single labels that no group has, labels together, single terms, all together */
function unmet({ pointer, all, termsPointer, terms }: NodeDemands, groups: readonly NodeGroupFacts[]): Violation[] {
  const someGroup = (...demands: readonly Demand[]) => groups.some(group => demands.every(demand => met(demand, group)));
  const hopeless = (demands: readonly Demand[]) => demands.filter(demand => !someGroup(demand)).map(demand => unmetDemand(demand, groups));

  const labels = hopeless(all);
  if (labels.length > 0) {
    return labels;
  }
  if (!someGroup(...all)) {
    return [{ pointer, wrong: `no node group has ${demandsText(all)} together`, got: NOT_SHOWN, instead: `labels of one node group: ${describe(all, groups)}` }];
  }
  if (terms.length === 0 || terms.some(term => someGroup(...all, ...term))) {
    return [];
  }
  const inTerms = terms.length === 1 ? hopeless(terms[0]) : [];
  if (inTerms.length > 0) {
    return inTerms;
  }
  return [{
    pointer: termsPointer,
    wrong: terms.length > 1 ? `no node group meets any of the ${terms.length} terms${all.length > 0 ? " beside 'nodeSelector'" : ''}`
      : `no node group has ${demandsText([...all, ...terms[0]])} together`,
    got: NOT_SHOWN,
    instead: `labels of one node group: ${describe([...all, ...terms.flat()], groups)}`,
  }];
}

const unmetDemand = (demand: Demand, groups: readonly NodeGroupFacts[]): Violation => ({
  pointer: demand.pointer,
  wrong: `no node group has ${demandText(demand)}`,
  got: NOT_SHOWN,
  instead: `a label that a node group has: ${describe([demand], groups)}`,
});
