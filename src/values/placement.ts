import { MachineAffinity, NodeAffinity } from './affinity';
import { NodeQuery } from './node-query';
import { Toleration } from './toleration';
import { TopologySpread } from './topology-spread';
import type { VirtualMachineSpec } from '../../imports/contract/wire';

/**
 * Which nodes a machine may, must or would rather run on.
 */
export interface PlacementProps {
  /**
   * Labels that a node must have. The class of the machine may ask for more, and wins where both name a label:
   * the machine then runs where it was not meant to. An affinity to nodes is never outvoted.
   *
   * @default - every node that the class allows
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints of nodes that the machine tolerates.
   *
   * @default - only those that the class of the machine tolerates
   */
  readonly tolerations?: Toleration[];

  /**
   * Nodes that the machine is drawn to. Of several required affinities one has to hold, not all.
   *
   * @default - no preference among nodes
   */
  readonly nodeAffinity?: NodeAffinity[];

  /**
   * Machines and pods that the machine wants to be near to.
   *
   * @default - it looks for no company
   */
  readonly affinity?: MachineAffinity[];

  /**
   * Machines and pods that the machine wants to be away from.
   *
   * @default - it avoids no machine
   */
  readonly antiAffinity?: MachineAffinity[];

  /**
   * How machines spread over nodes, zones or other places.
   *
   * @default - they do not have to
   */
  readonly topologySpread?: TopologySpread[];

  /**
   * Name of the PriorityClass that decides who gives way where resources are short.
   *
   * @default - the default PriorityClass of the cluster
   */
  readonly priorityClassName?: string;
}

export type Placement = Pick<VirtualMachineSpec, 'nodeSelector' | 'tolerations' | 'affinity' | 'topologySpreadConstraints' | 'priorityClassName'>;
type Spreads = Placement['topologySpreadConstraints'];

/**
 * @param always conditions on nodes that hold beside every required affinity
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
