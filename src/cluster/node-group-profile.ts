import type { NodeGroupFacts } from '../domain/cluster-facts';
import { guard } from '../values/guard';

/**
 * What is known of a NodeGroup beside its name.
 */
export interface NodeGroupProfileOptions {
  /**
   * All labels that every node of the group has, with the same value. Those that Kubernetes and DVP set by themselves may be left out.
   *
   * @default - not known, and nothing is concluded about the labels of nodes
   */
  readonly labels?: { [key: string]: string };

  /**
   * Keys of labels that some nodes of the group have and others lack, or have with another value.
   *
   * @default - there is no such label beside those that Kubernetes and DVP set by themselves
   */
  readonly varyingLabels?: string[];

  /**
   * Keys of the taints that every node of the group has.
   *
   * @default - not known
   */
  readonly taints?: string[];

  /**
   * How many nodes the group has, a whole number from 0.
   *
   * @default - not known
   */
  readonly nodes?: number;
}

/**
 * A NodeGroup of the cluster.
 *
 * Its mistakes are reported by the cluster profile that it is given to, with all others.
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
   * A NodeGroup, and what is known of it.
   *
   * @param name name of the NodeGroup
   * @param options what is known beside that
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
