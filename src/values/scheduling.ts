import { MachineAffinity, NodeAffinity } from './affinity';
import { guard } from './guard';
import { Machines, Selection } from './machines';
import { NodeQuery } from './node-query';
import { Placement, PlacementProps, placementToKube } from './placement';
import { Toleration, TolerationOptions } from './toleration';
import { Topology } from './topology';
import { SpreadOptions, spreadToKube } from './topology-spread';
import { CallerError } from '../manifest/caller-error';

/**
 * Where a machine runs: its properties, and later calls of these methods.
 *
 * A method is a requirement. A method that begins with `prefer` is a preference, and its first argument is a weight.
 * All requirements of all calls must hold.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export class Scheduling {
  static { guard(this, 'Scheduling'); }

  /**
   * @param path path of the placed construct
   * @param namespace its namespace
   * @param props its properties
   *
   * @internal
   */
  public static _of(path: string, namespace: string | undefined, props: PlacementProps): Scheduling {
    return new Scheduling(path, namespace, props);
  }

  // copies, so that later changes of the caller's lists do not change this machine
  private readonly given: PlacementProps;
  private readonly labels: { [key: string]: string };
  private readonly always: NodeQuery[] = [];
  private readonly preferences: NodeAffinity[] = [];
  private readonly company: MachineAffinity[] = [];
  private readonly avoided: MachineAffinity[] = [];
  private readonly tolerated: Toleration[] = [];
  private readonly spreads: object[] = [];

  /**
   * Path of the placed construct.
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
   * The machine runs only on nodes that meet all conditions, and those of its class.
   *
   * `NodeQuery.label` becomes a label of the node selector. If the class of the machine sets the same label, the class wins. Other conditions
   * become an affinity, which is always kept, also `NodeQuery.anyOf` with a single value.
   *
   * @param conditions one or more conditions
   * @throws if there is no condition, or one label gets two values
   */
  public onNodesWith(...conditions: NodeQuery[]): void {
    if (conditions.length === 0) {
      throw new CallerError(`[${this._path}] onNodesWith needs at least one condition: for example onNodesWith(NodeQuery.label('disktype', 'ssd'))`);
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
   * The scheduler prefers nodes that meet all conditions.
   *
   * @param weight weight of this preference, a whole number from 1 to 100
   * @param conditions one or more conditions
   * @throws if there is no condition, or `weight` is not a whole number from 1 to 100
   */
  public preferNodesWith(weight: number, ...conditions: NodeQuery[]): void {
    this.preferences.push(NodeAffinity.preferred(weight, ...conditions));
  }

  /**
   * The machine runs only in a place where one of these machines or pods runs.
   *
   * @param machines machines and pods to be near to
   * @param topology kind of place; a node if not set
   * @throws if they are machines and a pool, or in several namespaces, since then each needs a selector
   */
  public near(machines: Machines, topology: Topology = Topology.NODE): void {
    oneSelection(this._path, 'near', machines);
    this.company.push(...MachineAffinity._of(topology, machines));
  }

  /**
   * The scheduler prefers places where one of these machines or pods runs.
   *
   * @param weight weight of this preference, a whole number from 1 to 100
   * @param machines machines and pods to be near to
   * @param topology kind of place; a node if not set
   * @throws if `weight` is not a whole number from 1 to 100
   */
  public preferNear(weight: number, machines: Machines, topology: Topology = Topology.NODE): void {
    this.company.push(...MachineAffinity._of(topology, machines, weight));
  }

  /**
   * The machine does not run in a place where one of these machines or pods runs, and they do not start in its place.
   *
   * If the machine is one of them, each of them needs its own place: at most one runs in each place.
   *
   * @param machines machines and pods to be away from
   * @param topology kind of place; a node if not set
   */
  public awayFrom(machines: Machines, topology: Topology = Topology.NODE): void {
    this.avoided.push(...MachineAffinity._of(topology, machines));
  }

  /**
   * The scheduler prefers places where these machines and pods do not run.
   *
   * @param weight weight of this preference, a whole number from 1 to 100
   * @param machines machines and pods to be away from
   * @param topology kind of place; a node if not set
   * @throws if `weight` is not a whole number from 1 to 100
   */
  public preferAwayFrom(weight: number, machines: Machines, topology: Topology = Topology.NODE): void {
    this.avoided.push(...MachineAffinity._of(topology, machines, weight));
  }

  /**
   * Spreads the machine and these machines evenly over places. Each of them needs this call, for example
   * `webs.forEach(web => web.scheduling.spreadOver(Topology.ZONE, Machines.of(...webs)))`.
   *
   * @param topology kind of place, for example a node or a zone
   * @param machines the machines to count, in the namespace of the machine
   * @param options how evenly, and the behavior if that is not possible
   * @throws if the machines are in other namespaces, or are machines and a pool, or `maxSkew` is not a whole number from 1
   */
  public spreadOver(topology: Topology, machines: Machines, options: SpreadOptions = {}): void {
    const { labelSelector, namespaces, namespaceSelector, matchLabelKeys, mismatchLabelKeys } = oneSelection(this._path, 'spreadOver', machines);
    const elsewhere = namespaces?.some(name => name !== this.namespace) === true;
    if (elsewhere || (namespaceSelector ?? matchLabelKeys ?? mismatchLabelKeys) !== undefined) {
      const got = elsewhere ? `the namespaces ${namespaces!.join(', ')}` : namespaceSelector !== undefined ? 'namespaces chosen by label' : 'label keys';
      throw new CallerError(`[${this._path}] a spread must select machines of its own namespace by labels alone, got ${got}: write Machines.labelled or Machines.matching`);
    }
    this.spreads.push(spreadToKube(topology, options, labelSelector));
  }

  /**
   * Lets the machine run on nodes with a taint, in addition to the tolerations of its class.
   *
   * @param key key of the taint
   * @param options taints of that key; all of them if not set
   * @throws if `period` is set with another effect than `NO_EXECUTE`
   */
  public tolerate(key: string, options: TolerationOptions = {}): void {
    this.tolerated.push(Toleration.taint(key, options));
  }

  /**
   * Lets the machine run on nodes with any taint, also on nodes that are broken or being drained.
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
      throw new CallerError(`[${this._path}] label '${key}' of a node cannot have two values, got ${JSON.stringify(this.labels[key])} and ${JSON.stringify(labelValue)}: `
        + 'give one of them, or NodeQuery.anyOf for either');
    }
    this.labels[key] = labelValue;
  }
}

// several terms must all hold, and one is meant
function oneSelection(path: string, method: string, { _selections: [first, ...more] }: Machines): Selection {
  if (more.length > 0) {
    throw new CallerError(`[${path}] ${method} needs machines that one selector can select, got machines that need ${more.length + 1}, `
      + 'such as machines and a pool, or machines of several namespaces: give them a common label, and write Machines.labelled');
  }
  return first;
}

/** items of the properties and later items; keeps an empty list of the properties */
const both = <T>(given: readonly T[] | undefined, later: readonly T[]): T[] | undefined =>
  given === undefined && later.length === 0 ? undefined : [...given ?? [], ...later];
