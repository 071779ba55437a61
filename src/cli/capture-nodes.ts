import type { Items, KubernetesObject, Reader } from './kubectl';
import type { ClusterFacts, NodeGroupFacts } from '../domain/cluster-facts';

const GROUP = 'node.deckhouse.io/group';
const ZONE = 'topology.kubernetes.io/zone';

/**
 * Labels, zones and addresses of nodes, read from the nodes and their groups.
 */
export function captureNodes(reader: Reader): ClusterFacts {
  const groups = reader.list('nodeGroups', 'nodegroups.deckhouse.io');
  const nodes = reader.list('zones, nodeAddresses and the labels of nodeGroups', 'nodes');
  return {
    nodeGroups: groups && nodeGroups(groups, nodes, reader),
    zones: nodes && zones(groups ?? [], nodes, reader),
    nodeAddresses: nodes?.flatMap(addresses),
  };
}

function nodeGroups(groups: Items, nodes: Items | undefined, reader: Reader): NodeGroupFacts[] | undefined {
  const known = new Set(groups.map(({ metadata }) => metadata?.name));
  const strays = (nodes ?? []).filter(node => !known.has(labelsOf(node)[GROUP]));
  if (strays.length > 0) {
    reader.warn('nodeGroups', `nodes without a known group: ${strays.map(({ metadata }) => metadata?.name).join(', ')}`);
    return undefined;
  }
  return groups.map(group => nodeGroup(group, nodes?.filter(node => labelsOf(node)[GROUP] === group.metadata?.name)));
}

function nodeGroup({ metadata, spec }: KubernetesObject, nodes: Items | undefined): NodeGroupFacts {
  const name = metadata?.name ?? '';
  const { labels: own = {}, taints = [] } = spec?.nodeTemplate ?? {};
  const common: NodeGroupFacts = { name, taints: [...new Set<string>(taints.map(({ key }: { key: string }) => key))], nodes: nodes?.length };
  if (nodes === undefined) {
    return common; // nodes have more labels than their group gives them
  }
  if (nodes.length === 0) {
    return { ...common, labels: own };
  }
  const keys = [...new Set(nodes.flatMap(node => Object.keys(labelsOf(node))))].sort();
  const same = (key: string) => nodes.every(node => labelsOf(node)[key] === labelsOf(nodes[0])[key]);
  return {
    ...common,
    labels: Object.fromEntries(keys.filter(same).map(key => [key, labelsOf(nodes[0])[key]])),
    varyingLabels: keys.filter(key => !same(key)),
  };
}

function zones(groups: Items, nodes: Items, reader: Reader): string[] | undefined {
  const open = groups.filter(({ spec }) => spec?.nodeType === 'CloudEphemeral' && spec.cloudInstances?.zones === undefined);
  if (open.length > 0) {
    reader.warn('zones', `the cloud decides where nodes of ${open.map(({ metadata }) => metadata?.name).join(', ')} start`);
    return undefined;
  }
  const named = [...groups.flatMap(({ spec }) => spec?.cloudInstances?.zones ?? []), ...nodes.map(node => labelsOf(node)[ZONE])];
  return [...new Set<string>(named.filter(zone => zone !== undefined))].sort();
}

function addresses({ status }: KubernetesObject): string[] {
  const all: { type: string; address: string }[] = status?.addresses ?? [];
  return all.filter(({ type }) => type === 'InternalIP' || type === 'ExternalIP').map(({ address }) => address);
}

const labelsOf = ({ metadata }: KubernetesObject): Readonly<Record<string, string>> => metadata?.labels ?? {};
