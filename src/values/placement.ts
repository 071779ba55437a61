import { MachineAffinity, NodeAffinity } from './affinity';
import { NodeQuery } from './node-query';
import { Toleration } from './toleration';
import { TopologySpread } from './topology-spread';
import type { VirtualMachineSpec } from '../../imports/contract/wire';

/**
 * The nodes where a machine may, must or preferably runs.
 */
export interface PlacementProps {
  /**
   * Labels that a node must have. The class of the machine may require more labels. If both set the same label, the class wins:
   * the machine then runs on other nodes than set here. A node affinity is always kept.
   *
   * @default - all nodes that the class allows
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints of nodes that the machine tolerates.
   *
   * @default - only the tolerations of the class
   */
  readonly tolerations?: Toleration[];

  /**
   * Required or preferred nodes. Of several required affinities, one must hold, not all.
   *
   * @default - no preference among nodes
   */
  readonly nodeAffinity?: NodeAffinity[];

  /**
   * Machines and pods to be near to.
   *
   * @default - no affinity to machines or pods
   */
  readonly affinity?: MachineAffinity[];

  /**
   * Machines and pods to be away from.
   *
   * @default - no anti-affinity
   */
  readonly antiAffinity?: MachineAffinity[];

  /**
   * How machines spread over nodes, zones or other places.
   *
   * @default - not spread
   */
  readonly topologySpread?: TopologySpread[];

  /**
   * Name of the PriorityClass, which decides which pods are evicted when resources are short.
   *
   * @default - the default PriorityClass of the cluster
   */
  readonly priorityClassName?: string;
}

export type Placement = Pick<VirtualMachineSpec, 'nodeSelector' | 'tolerations' | 'affinity' | 'topologySpreadConstraints' | 'priorityClassName'>;
type Spreads = Placement['topologySpreadConstraints'];

/**
 * @param always conditions on nodes that must hold in addition to every required affinity
 */
export function placementToKube(props: PlacementProps, always: NodeQuery[] = []): Placement {
  const { nodeSelector, tolerations, nodeAffinity, affinity, antiAffinity, topologySpread, priorityClassName } = props;
  const onNodes = nodeAffinity === undefined && always.length === 0 ? undefined : NodeAffinity._toKube(nodeAffinity ?? [], always);
  return {
    nodeSelector,
    tolerations: tolerations?.map(toleration => toleration._toKube()),
    affinity: onNodes === undefined && affinity === undefined && antiAffinity === undefined ? undefined : {
      nodeAffinity: onNodes,
      virtualMachineAndPodAffinity: affinity && MachineAffinity._toKube(affinity),
      virtualMachineAndPodAntiAffinity: antiAffinity && MachineAffinity._toKube(antiAffinity),
    } as Placement['affinity'],
    topologySpreadConstraints: topologySpread?.map(spread => spread._toKube()) as Spreads,
    priorityClassName,
  };
}
