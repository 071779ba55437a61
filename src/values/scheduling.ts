import { IConstruct } from 'constructs';
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
   * @param owner the placed construct
   * @param namespace its namespace
   * @param props its properties
   *
   * @internal
   */
  public static _of(owner: IConstruct, namespace: string | undefined, props: PlacementProps): Scheduling {
    return new Scheduling(owner, namespace, props);
  }

  // copies, so that later changes of the caller's lists do not change this machine; `undefined` means not given, and an empty list is rendered
  private readonly priorityClassName?: string;
  private labels?: { [key: string]: string };
  private always?: NodeQuery[];
  private tolerations?: Toleration[];
  private nodeAffinity?: NodeAffinity[];
  private affinity?: MachineAffinity[];
  private antiAffinity?: MachineAffinity[];
  private spreads?: object[];

  private constructor(private readonly owner: IConstruct, private readonly namespace: string | undefined, props: PlacementProps) {
    const { nodeSelector, tolerations, nodeAffinity, affinity, antiAffinity, topologySpread, priorityClassName } = props;
    this.priorityClassName = priorityClassName;
    this.labels = nodeSelector && { ...nodeSelector };
    this.tolerations = tolerations && [...tolerations];
    this.nodeAffinity = nodeAffinity && [...nodeAffinity];
    this.affinity = affinity && [...affinity];
    this.antiAffinity = antiAffinity && [...antiAffinity];
    this.spreads = topologySpread?.map(spread => spread._toKube());
  }

  /**
   * Path of the placed construct.
   *
   * @internal
   */
  public get _path(): string {
    return this.owner.node.path;
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
        this.always = [...this.always ?? [], condition];
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
    this.nodeAffinity = [...this.nodeAffinity ?? [], NodeAffinity.preferred(weight, ...conditions)];
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
    this.affinity = [...this.affinity ?? [], ...MachineAffinity._of(topology, machines)];
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
    this.affinity = [...this.affinity ?? [], ...MachineAffinity._of(topology, machines, weight)];
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
    this.antiAffinity = [...this.antiAffinity ?? [], ...MachineAffinity._of(topology, machines)];
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
    this.antiAffinity = [...this.antiAffinity ?? [], ...MachineAffinity._of(topology, machines, weight)];
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
    this.spreads = [...this.spreads ?? [], spreadToKube(topology, options, labelSelector)];
  }

  /**
   * Lets the machine run on nodes with a taint, in addition to the tolerations of its class.
   *
   * @param key key of the taint
   * @param options taints of that key; all of them if not set
   * @throws if `period` is set with another effect than `NO_EXECUTE`
   */
  public tolerate(key: string, options: TolerationOptions = {}): void {
    this.tolerations = [...this.tolerations ?? [], Toleration.taint(key, options)];
  }

  /**
   * Lets the machine run on nodes with any taint, also on nodes that are broken or being drained.
   */
  public tolerateEverything(): void {
    this.tolerations = [...this.tolerations ?? [], Toleration.everything()];
  }

  /**
   * @internal
   */
  public _toKube(): Placement {
    const { labels, tolerations, nodeAffinity, affinity, antiAffinity, priorityClassName, spreads, always } = this;
    const nodeSelector = labels && { ...labels };
    const placement = placementToKube({ nodeSelector, tolerations, nodeAffinity, affinity, antiAffinity, priorityClassName }, always);
    placement.topologySpreadConstraints = spreads && [...spreads] as Placement['topologySpreadConstraints'];
    return placement;
  }

  private addLabel(key: string, labelValue: string): void {
    const { labels = {} } = this;
    if (Object.hasOwn(labels, key) && labels[key] !== labelValue) {
      throw new CallerError(`[${this._path}] label '${key}' of a node cannot have two values, got ${JSON.stringify(labels[key])} and ${JSON.stringify(labelValue)}: `
        + 'give one of them, or NodeQuery.anyOf for either');
    }
    this.labels = { ...labels, [key]: labelValue };
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
