import { formatValue } from './describe';
import { guard } from './guard';
import { MachineGroup, Machines, Selection, selectionOf } from './machines';
import { NodeQuery } from './node-query';
import { Topology } from './topology';
import { CallerError } from '../manifest/caller-error';

/**
 * Requires or prefers nodes for a machine.
 */
export class NodeAffinity {
  static { guard(this, 'NodeAffinity'); }

  /**
   * The machine runs only on nodes that meet all conditions. Of several required affinities, one must hold.
   *
   * For conditions that must all hold, use `onNodesWith` of `Scheduling`.
   *
   * @param conditions one or more conditions
   * @throws if there is no condition
   */
  public static required(...conditions: NodeQuery[]): NodeAffinity {
    return new NodeAffinity(conditions);
  }

  /**
   * The scheduler prefers nodes that meet all conditions.
   *
   * @param weight weight of this preference, a whole number from 1 to 100
   * @param conditions one or more conditions
   * @throws if there is no condition, or `weight` is not a whole number from 1 to 100
   */
  public static preferred(weight: number, ...conditions: NodeQuery[]): NodeAffinity {
    return new NodeAffinity(conditions, checked(weight));
  }

  /**
   * @internal
   */
  public static _toKube(affinities: NodeAffinity[], always: NodeQuery[] = []) {
    const given = affinities.filter(affinity => affinity.weight === undefined).map(affinity => affinity.conditions);
    // one matching term is enough, so each term repeats the conditions that must always hold
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
      throw new CallerError('a node affinity needs at least one condition, for example NodeQuery.exists(label)');
    }
  }
}

/**
 * Keeps a machine near to other machines and pods (as `affinity`), or away from them (as `antiAffinity`).
 */
export class MachineAffinity {
  static { guard(this, 'MachineAffinity'); }

  /**
   * The machine runs only in places near to the group, or away from it.
   *
   * @param topology kind of place, for example a node or a zone
   * @param group the other machines and pods
   */
  public static required(topology: Topology, group: MachineGroup): MachineAffinity {
    return new MachineAffinity(topology, selectionOf(group));
  }

  /**
   * The scheduler prefers places near to the group, or away from it.
   *
   * @param weight weight of this preference, a whole number from 1 to 100
   * @param topology kind of place, for example a node or a zone
   * @param group the other machines and pods
   * @throws if `weight` is not a whole number from 1 to 100
   */
  public static preferred(weight: number, topology: Topology, group: MachineGroup): MachineAffinity {
    return new MachineAffinity(topology, selectionOf(group), checked(weight));
  }

  /**
   * @internal
   */
  public static _of(topology: Topology, machines: Machines, weight?: number): MachineAffinity[] {
    const checkedWeight = weight === undefined ? undefined : checked(weight);
    return machines._selections.map(selection => new MachineAffinity(topology, selection, checkedWeight));
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
    throw new CallerError(`'weight' must be a whole number from 1 to 100, got ${formatValue(weight)}`);
  }
  return weight;
}
