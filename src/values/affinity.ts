import { formatValue } from './describe';
import { guard } from './guard';
import { MachineGroup, Machines, Selection, selectionOf } from './machines';
import { NodeQuery } from './node-query';
import { Topology } from './topology';

/**
 * Draws a machine to nodes.
 */
export class NodeAffinity {
  static { guard(this, 'NodeAffinity'); }

  /**
   * The machine runs only on nodes that meet all conditions; of several required affinities, one has to hold.
   *
   * For conditions that have to hold beside each other, wherever they are said, there is `onNodesWith` of `Scheduling`.
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
  public static _toKube(affinities: NodeAffinity[], always: NodeQuery[] = []) {
    const given = affinities.filter(affinity => affinity.weight === undefined).map(affinity => affinity.conditions);
    // one term has to hold, so what always has to hold stands in each of them
    const alternatives = given.length === 0 && always.length > 0 ? [[]] : given;
    const required = alternatives.map(conditions => NodeQuery._term([...conditions, ...always]));
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
 * Where a machine stands to other machines and to pods. As `affinity` it draws the machine to them, as `antiAffinity` away from them.
 */
export class MachineAffinity {
  static { guard(this, 'MachineAffinity'); }

  /**
   * The machine runs only where it holds.
   *
   * @param topology what counts as one place
   * @param group the machines and pods that are meant
   */
  public static required(topology: Topology, group: MachineGroup): MachineAffinity {
    return new MachineAffinity(topology, selectionOf(group));
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
    return new MachineAffinity(topology, selectionOf(group), checked(weight));
  }

  /**
   * @internal
   */
  public static _of(topology: Topology, machines: Machines, weight?: number): MachineAffinity {
    return new MachineAffinity(topology, machines._selection, weight === undefined ? undefined : checked(weight));
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

  private constructor(private readonly topology: Topology, private readonly selection: Selection, private readonly weight?: number) {}

  private term() {
    return { topologyKey: this.topology._toKube(), ...this.selection };
  }
}

function checked(weight: number): number {
  if (!Number.isInteger(weight) || weight < 1 || weight > 100) {
    throw new Error(`'weight' must be a whole number from 1 to 100, got ${formatValue(weight)}`);
  }
  return weight;
}
