import { Demand, NODE_NAME } from './node-demands';
import type { NodeGroupFacts } from '../../domain/cluster-facts';
import { ZONE_LABEL } from '../../domain/topology';

const GROUP_LABEL = 'node.deckhouse.io/group';

/** whether a node of the group may meet a demand; if the labels of its nodes differ, one of them may */
export function met({ key, operator, values }: Demand, { name, labels = {}, varyingLabels = [] }: NodeGroupFacts): boolean {
  if (varyingLabels.includes(key) || key === ZONE_LABEL || key === NODE_NAME || key !== GROUP_LABEL && isSetByPlatform(key)) {
    return true;
  }
  const value = key === GROUP_LABEL ? name : labels[key];
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

// profiles do not list the labels that Kubernetes, DVP and the platform set; roles of nodes are the author's own
const isSetByPlatform = (key: string): boolean => /^([^/]+\.)?(kubernetes\.io|k8s\.io|kubevirt\.io|virtualization\.deckhouse\.io|node\.deckhouse\.io)\//.test(key);

/** the labels of each group for the keys of some demands */
export function describe(demands: readonly Demand[], groups: readonly NodeGroupFacts[]): string {
  const keys = [...new Set(demands.map(({ key }) => key))];
  return groups.map(group => {
    const has = keys.flatMap(key => {
      const value = key === GROUP_LABEL ? group.name : group.labels?.[key];
      return value === undefined ? [] : [`${key}=${value}`];
    });
    return `${group.name} has ${has.join(' and ') || 'none of them'}`;
  }).join(', ');
}
