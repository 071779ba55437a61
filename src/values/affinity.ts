import { shown } from '../given';
import { LabelQuery } from './label-query';
import { NodeQuery } from './node-query';
import { Topology } from './topology';

/**
 * Draws a machine to nodes.
 */
export class NodeAffinity {
  /**
   * The machine runs only on nodes that meet all conditions; of several required affinities, one has to hold.
   *
   * @param conditions one or more conditions
   * @throws if there is no condition
   */
  public static required(...conditions: NodeQuery[]): NodeAffinity {
    return new NodeAffinity(conditions);
  }

  /**
   * Of the nodes that the machine could run on, those that meet all conditions come first.
   *
   * @param weight how much it counts among other preferences, a whole number from 1 to 100
   * @param conditions one or more conditions
   * @throws if there is no condition, or the weight is another number
   */
  public static preferred(weight: number, ...conditions: NodeQuery[]): NodeAffinity {
    return new NodeAffinity(conditions, checked(weight));
  }

  /**
   * @internal
   */
  public static _toKube(affinities: NodeAffinity[]) {
    const required = affinities.filter(affinity => affinity.weight === undefined).map(affinity => NodeQuery._term(affinity.conditions));
    const preferred = affinities.flatMap(({ weight, conditions }) => weight === undefined ? []
      : [{ weight, preference: NodeQuery._term(conditions) }]);
    return {
      requiredDuringSchedulingIgnoredDuringExecution: required.length > 0 ? { nodeSelectorTerms: required } : undefined,
      preferredDuringSchedulingIgnoredDuringExecution: preferred.length > 0 ? preferred : undefined,
    };
  }

  private constructor(private readonly conditions: NodeQuery[], private readonly weight?: number) {
    if (conditions.length === 0) {
      throw new Error('a node affinity needs at least one condition, for example NodeQuery.exists(label)');
    }
  }
}

/**
 * Which machines and pods are meant.
 */
export interface MachineGroup {
  /**
   * Conditions on their labels, all of which must hold; an empty list means all machines and pods.
   *
   * @default - no machine and no pod
   */
  readonly labels?: LabelQuery[];

  /**
   * Names of the namespaces where they are.
   *
   * @default - the namespace of the machine, unless `namespaceLabels` says otherwise
   */
  readonly namespaces?: string[];

  /**
   * Conditions on the labels of the namespaces where they are, beside `namespaces`; an empty list means all namespaces.
   *
   * @default - only `namespaces` counts
   */
  readonly namespaceLabels?: LabelQuery[];

  /**
   * Keys of labels that they must have with the same value as the machine itself.
   *
   * @default - no such label
   */
  readonly matchLabelKeys?: string[];

  /**
   * Keys of labels that they must have with another value than the machine itself.
   *
   * @default - no such label
   */
  readonly mismatchLabelKeys?: string[];
}

/**
 * Where a machine stands to other machines and to pods. As `affinity` it draws the machine to them, as `antiAffinity` away from them.
 */
export class MachineAffinity {
  /**
   * The machine runs only where it holds.
   *
   * @param topology what counts as one place
   * @param group the machines and pods that are meant
   */
  public static required(topology: Topology, group: MachineGroup): MachineAffinity {
    return new MachineAffinity(topology, group);
  }

  /**
   * Of the nodes that the machine could run on, those where it holds come first.
   *
   * @param weight how much it counts among other preferences, a whole number from 1 to 100
   * @param topology what counts as one place
   * @param group the machines and pods that are meant
   * @throws if the weight is another number
   */
  public static preferred(weight: number, topology: Topology, group: MachineGroup): MachineAffinity {
    return new MachineAffinity(topology, group, checked(weight));
  }

  /**
   * @internal
   */
  public static _toKube(affinities: MachineAffinity[]) {
    const required = affinities.filter(affinity => affinity.weight === undefined).map(affinity => affinity.term());
    const preferred = affinities.flatMap(affinity => affinity.weight === undefined ? []
      : [{ weight: affinity.weight, virtualMachineAndPodAffinityTerm: affinity.term() }]);
    return {
      requiredDuringSchedulingIgnoredDuringExecution: required.length > 0 ? required : undefined,
      preferredDuringSchedulingIgnoredDuringExecution: preferred.length > 0 ? preferred : undefined,
    };
  }

  private constructor(private readonly topology: Topology, private readonly group: MachineGroup, private readonly weight?: number) {}

  private term() {
    const { labels, namespaces, namespaceLabels, matchLabelKeys, mismatchLabelKeys } = this.group;
    return {
      topologyKey: this.topology._toKube(),
      labelSelector: labels && LabelQuery._selector(labels),
      namespaces,
      namespaceSelector: namespaceLabels && LabelQuery._selector(namespaceLabels),
      matchLabelKeys,
      mismatchLabelKeys,
    };
  }
}

function checked(weight: number): number {
  if (!Number.isInteger(weight) || weight < 1 || weight > 100) {
    throw new Error(`the weight of a preference is a whole number from 1 to 100, got ${shown(weight)}`);
  }
  return weight;
}
