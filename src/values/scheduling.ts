import { MachineAffinity, NodeAffinity } from './affinity';
import { guard } from './guard';
import { Machines } from './machines';
import { NodeQuery } from './node-query';
import { Placement, PlacementProps, placementToKube } from './placement';
import { Toleration, TolerationOptions } from './toleration';
import { Topology } from './topology';
import { SpreadOptions, spreadToKube } from './topology-spread';

/**
 * Where a machine runs: what it was made with, and what is said about it later.
 *
 * What a verb says has to hold; what a verb that begins with `prefer` says only makes some nodes better than others, and takes a weight first.
 * All that has to hold has to hold at once, however many calls say it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export class Scheduling {
  static { guard(this, 'Scheduling'); }

  /**
   * @param path path of the construct that is placed
   * @param namespace its namespace
   * @param props what it was made with
   *
   * @internal
   */
  public static _of(path: string, namespace: string | undefined, props: PlacementProps): Scheduling {
    return new Scheduling(path, namespace, props);
  }

  // copies: later changes of the author's lists must not reach this machine
  private readonly given: PlacementProps;
  private readonly labels: { [key: string]: string };
  private readonly always: NodeQuery[] = [];
  private readonly preferences: NodeAffinity[] = [];
  private readonly company: MachineAffinity[] = [];
  private readonly avoided: MachineAffinity[] = [];
  private readonly tolerated: Toleration[] = [];
  private readonly spreads: object[] = [];

  /**
   * Path of the construct that is placed.
   *
   * @internal
   */
  public readonly _path: string;

  private constructor(path: string, private readonly namespace: string | undefined, props: PlacementProps) {
    const { nodeSelector, tolerations, nodeAffinity, affinity, antiAffinity, topologySpread, priorityClassName } = props;
    this._path = path;
    this.given = {
      nodeSelector,
      tolerations: tolerations && [...tolerations],
      nodeAffinity: nodeAffinity && [...nodeAffinity],
      affinity: affinity && [...affinity],
      antiAffinity: antiAffinity && [...antiAffinity],
      topologySpread,
      priorityClassName,
    };
    this.labels = { ...nodeSelector };
    this.spreads = placementToKube({ topologySpread }).topologySpreadConstraints ?? [];
  }

  /**
   * The machine runs only on nodes that meet all conditions, beside what its class asks for.
   *
   * `NodeQuery.label` becomes a label of the node selector, where the class of the machine wins if it wants another value; every other condition
   * becomes an affinity that no class outvotes, `NodeQuery.anyOf` with a single value as well.
   *
   * @param conditions one or more conditions
   * @throws if there is no condition, or a label should have two values
   */
  public onNodesWith(...conditions: NodeQuery[]): void {
    if (conditions.length === 0) {
      throw new Error(`[${this._path}] onNodesWith needs at least one condition: for example onNodesWith(NodeQuery.label('disktype', 'ssd'))`);
    }
    for (const condition of conditions) {
      const { _equality: label } = condition;
      if (label === undefined) {
        this.always.push(condition);
      } else {
        this.addLabel(label.key, label.labelValue);
      }
    }
  }

  /**
   * Of the nodes that the machine could run on, those that meet all conditions come first.
   *
   * @param weight how much it counts among other preferences, a whole number from 1 to 100
   * @param conditions one or more conditions
   * @throws if there is no condition, or the weight is another number
   */
  public preferNodesWith(weight: number, ...conditions: NodeQuery[]): void {
    this.preferences.push(NodeAffinity.preferred(weight, ...conditions));
  }

  /**
   * The machine runs only where one of these machines or pods does.
   *
   * @param machines those to be near to
   * @param topology what counts as one place; one node unless given
   */
  public near(machines: Machines, topology: Topology = Topology.NODE): void {
    this.company.push(this.to(machines, topology));
  }

  /**
   * Of the nodes that the machine could run on, those come first that have one of these machines or pods in their place.
   *
   * @param weight how much it counts among other preferences, a whole number from 1 to 100
   * @param machines those to be near to
   * @param topology what counts as one place; one node unless given
   * @throws if the weight is another number
   */
  public preferNear(weight: number, machines: Machines, topology: Topology = Topology.NODE): void {
    this.company.push(this.to(machines, topology, weight));
  }

  /**
   * The machine runs only where none of these machines and pods does, and they do not come to where it runs.
   *
   * A machine that belongs to them itself keeps apart from all the others: no more of them run than there are places.
   *
   * @param machines those to be away from
   * @param topology what counts as one place; one node unless given
   */
  public awayFrom(machines: Machines, topology: Topology = Topology.NODE): void {
    this.avoided.push(this.to(machines, topology));
  }

  /**
   * Of the nodes that the machine could run on, those come first that have none of these machines and pods in their place.
   *
   * @param weight how much it counts among other preferences, a whole number from 1 to 100
   * @param machines those to be away from
   * @param topology what counts as one place; one node unless given
   * @throws if the weight is another number
   */
  public preferAwayFrom(weight: number, machines: Machines, topology: Topology = Topology.NODE): void {
    this.avoided.push(this.to(machines, topology, weight));
  }

  /**
   * Spreads the machine and these machines evenly over places. Each of them has to say so.
   *
   * @param topology what counts as one place
   * @param machines those that are counted, in the namespace of the machine
   * @param options how evenly, and what happens where that is not possible
   * @throws if the machines are in other namespaces, or the difference is not a whole number from 1
   */
  public spreadOver(topology: Topology, machines: Machines, options: SpreadOptions = {}): void {
    const { labelSelector, namespaces, namespaceSelector, matchLabelKeys, mismatchLabelKeys } = machines._selection;
    const elsewhere = namespaces?.some(name => name !== this.namespace) === true;
    if (elsewhere || (namespaceSelector ?? matchLabelKeys ?? mismatchLabelKeys) !== undefined) {
      const got = elsewhere ? `the namespaces ${namespaces!.join(', ')}` : namespaceSelector !== undefined ? 'namespaces chosen by label' : 'label keys';
      throw new Error(`[${this._path}] a spread must select machines of its own namespace by labels alone, got ${got}: write Machines.labelled or Machines.matching`);
    }
    this.spreads.push(spreadToKube(topology, options, labelSelector));
  }

  /**
   * Lets the machine run on nodes with a taint, beside those that its class lets it run on.
   *
   * @param key key of the taint
   * @param options which taints of that key; all of them unless given
   * @throws if a period is given for another effect than `NO_EXECUTE`
   */
  public tolerate(key: string, options: TolerationOptions = {}): void {
    this.tolerated.push(Toleration.taint(key, options));
  }

  /**
   * Lets the machine run on nodes with any taint, also on those that are broken or about to go.
   */
  public tolerateEverything(): void {
    this.tolerated.push(Toleration.everything());
  }

  /**
   * @internal
   */
  public _toKube(): Placement {
    const { nodeSelector, tolerations, nodeAffinity, affinity, antiAffinity, topologySpread, priorityClassName } = this.given;
    return {
      ...placementToKube({
        nodeSelector: nodeSelector === undefined && Object.keys(this.labels).length === 0 ? undefined : { ...this.labels },
        tolerations: both(tolerations, this.tolerated),
        nodeAffinity: both(nodeAffinity, this.preferences),
        affinity: both(affinity, this.company),
        antiAffinity: both(antiAffinity, this.avoided),
        priorityClassName,
      }, this.always),
      topologySpreadConstraints: topologySpread === undefined && this.spreads.length === 0 ? undefined : [...this.spreads] as Placement['topologySpreadConstraints'],
    };
  }

  private addLabel(key: string, labelValue: string): void {
    if (Object.hasOwn(this.labels, key) && this.labels[key] !== labelValue) {
      throw new Error(`[${this._path}] label '${key}' of a node cannot have two values, got ${JSON.stringify(this.labels[key])} and ${JSON.stringify(labelValue)}: `
        + 'give one of them, or NodeQuery.anyOf for either');
    }
    this.labels[key] = labelValue;
  }

  private to(machines: Machines, topology: Topology, weight?: number): MachineAffinity {
    return MachineAffinity._of(topology, machines, weight);
  }
}

/** given and later items; an empty list that was given stays */
const both = <T>(given: readonly T[] | undefined, later: readonly T[]): T[] | undefined =>
  given === undefined && later.length === 0 ? undefined : [...given ?? [], ...later];
