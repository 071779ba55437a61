import type { NodeGroupFacts } from '../../domain/cluster-facts';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Rule, dvp } from '../rule';
import { CHOOSY, Demand, NODE_NAME, NodeDemands, demandText, nodeDemands, together } from './node-demands';
import { ZONE } from './zones';
import { machine } from '../../catalogue/virtual-machine/objects';

const GROUP = 'node.deckhouse.io/group';

export const nodesExist: Rule = {
  id: 'NODE-01',
  severity: 'warning',
  kinds: dvp(...CHOOSY),
  says: 'Some node group has the labels that a node selector and a required node affinity ask for.',
  why: 'Nothing refuses labels that no node has, but the machine waits until one gets them.',
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
  exampleFacts: () => ({ nodeGroups: [{ name: 'fast', labels: { disk: 'nvme' } }, { name: 'slow', labels: { disk: 'hdd' } }] }),
  breaks: () => [machine({ nodeSelector: { disk: 'ssd' } })],
  keeps: () => [machine({ nodeSelector: { disk: 'nvme' } })],
  check: (object, world) => {
    const groups = world.cluster?.nodeGroups ?? [];
    // one group that says nothing of its labels may have any
    return groups.length === 0 || groups.some(({ labels }) => labels === undefined) ? []
      : nodeDemands(object).flatMap(demands => unmet(demands, groups));
  },
};

/** the first of these that is so: a label alone that nobody has, labels together, terms alone, all together */
function unmet({ pointer, all, termsPointer, terms }: NodeDemands, groups: readonly NodeGroupFacts[]): Violation[] {
  const someGroup = (...demands: readonly Demand[]) => groups.some(group => demands.every(demand => met(demand, group)));
  const hopeless = (demands: readonly Demand[]) => demands.filter(demand => !someGroup(demand)).map(demand => complaint(demand, groups));

  const labels = hopeless(all);
  if (labels.length > 0) {
    return labels;
  }
  if (!someGroup(...all)) {
    return [{ pointer, wrong: `no node group has ${together(all)} together`, got: NOT_SHOWN, instead: `labels of one node group: ${describe(all, groups)}` }];
  }
  if (terms.length === 0 || terms.some(term => someGroup(...all, ...term))) {
    return [];
  }
  const inTerms = terms.length === 1 ? hopeless(terms[0]) : [];
  return inTerms.length > 0 ? inTerms : [{
    pointer: termsPointer,
    wrong: terms.length > 1 ? `no node group meets any of the ${terms.length} terms${all.length > 0 ? " beside 'nodeSelector'" : ''}`
      : `no node group has ${together([...all, ...terms[0]])} together`,
    got: NOT_SHOWN,
    instead: `labels of one node group: ${describe([...all, ...terms.flat()], groups)}`,
  }];
}

function complaint(demand: Demand, groups: readonly NodeGroupFacts[]): Violation {
  return {
    pointer: demand.pointer,
    wrong: `no node group has ${demandText(demand)}`,
    got: NOT_SHOWN,
    instead: `a label that a node group has: ${describe([demand], groups)}`,
  };
}

/** whether a node of the group may do; where the labels of its nodes differ, one of them may */
export function met({ key, operator, values }: Demand, { name, labels = {}, varyingLabels = [] }: NodeGroupFacts): boolean {
  if (varyingLabels.includes(key) || key === ZONE || key === NODE_NAME || key !== GROUP && machinery(key)) {
    return true;
  }
  const value = key === GROUP ? name : labels[key];
  switch (operator) {
    case 'In': return value !== undefined && values.includes(value);
    case 'NotIn': return value === undefined || !values.includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    case 'Gt': return Number(value) > Number(values[0]);
    case 'Lt': return Number(value) < Number(values[0]);
    default: return true;
  }
}

// nobody lists what Kubernetes, DVP and the platform put on nodes by themselves; the roles of nodes are the author's own
const machinery = (key: string): boolean => /^([^/]+\.)?(kubernetes\.io|k8s\.io|kubevirt\.io|virtualization\.deckhouse\.io|node\.deckhouse\.io)\//.test(key);

/** what each group has under the keys that were asked for */
export function describe(demands: readonly Demand[], groups: readonly NodeGroupFacts[]): string {
  const keys = [...new Set(demands.map(({ key }) => key))];
  return groups.map(group => {
    const has = keys.flatMap(key => {
      const value = key === GROUP ? group.name : group.labels?.[key];
      return value === undefined ? [] : [`${key}=${value}`];
    });
    return `${group.name} has ${has.join(' and ') || 'none of them'}`;
  }).join(', ');
}
