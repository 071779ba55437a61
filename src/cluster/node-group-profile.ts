import type { NodeGroupFacts } from '../domain/cluster-facts';
import { guard } from '../values/guard';

/**
 * Known facts of a NodeGroup, in addition to its name.
 */
export interface NodeGroupProfileOptions {
  /**
   * All labels that every node of the group has, with the same value. Labels that Kubernetes and DVP set may be left out.
   *
   * @default - unknown, and the labels of the nodes are not checked
   */
  readonly labels?: { [key: string]: string };

  /**
   * Keys of labels that differ between the nodes of the group: missing on some nodes, or with different values.
   *
   * @default - only labels that Kubernetes and DVP set
   */
  readonly varyingLabels?: string[];

  /**
   * Keys of the taints that every node of the group has.
   *
   * @default - unknown
   */
  readonly taints?: string[];

  /**
   * Number of nodes of the group, a whole number from 0.
   *
   * @default - unknown
   */
  readonly nodes?: number;
}

/**
 * A NodeGroup of the cluster.
 *
 * The cluster profile that contains it reports its errors, together with all others.
 *
 * @example
 *
 * const profile = dvp.ClusterProfile.of({
 *   nodeGroups: [dvp.NodeGroupProfile.of('worker', { labels: { disk: 'nvme' }, varyingLabels: ['rack'], nodes: 3 })],
 * });
 */
export class NodeGroupProfile {
  static { guard(this, 'NodeGroupProfile'); }

  /**
   * Creates the profile of a NodeGroup.
   *
   * @param name name of the NodeGroup
   * @param options more facts of the NodeGroup
   */
  public static of(name: string, options: NodeGroupProfileOptions = {}): NodeGroupProfile {
    return new NodeGroupProfile(structuredClone({ ...options, name }));
  }

  private constructor(private readonly facts: NodeGroupFacts) {}

  /** Name of the NodeGroup. */
  public get name(): string {
    return this.facts.name;
  }

  /**
   * @internal
   */
  public get _facts(): NodeGroupFacts {
    return this.facts;
  }
}
