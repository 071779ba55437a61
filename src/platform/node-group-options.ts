import { Size } from 'cdk8s';
import { guard } from '../values/guard';
import { TaintEffect } from '../values/toleration';

/**
 * Where the nodes of a group come from. Groups of type `CloudEphemeral`, whose nodes Deckhouse orders from a cloud, are left out, since such
 * nodes seldom run virtual machines: use an ApiObject.
 */
export enum NodeType {
  /** Servers, or machines that something else creates. */
  STATIC = 'Static',
  /** Machines in a cloud that something else creates. */
  CLOUD_STATIC = 'CloudStatic',
  /** Machines in a cloud that the configuration of the cluster creates. */
  CLOUD_PERMANENT = 'CloudPermanent',
}

/**
 * The container runtime of nodes.
 */
export enum ContainerRuntime {
  /** containerd 1. */
  CONTAINERD = 'Containerd',
  /** containerd 2, with version 2 of cgroups. Needs DVP 0.25, Linux 5.8 and systemd 244. USB devices and GPUs of machines need it. */
  CONTAINERD_V2 = 'ContainerdV2',
  /** A runtime that Deckhouse does not manage. */
  NOT_MANAGED = 'NotManaged',
}

/**
 * The StaticInstances that Deckhouse makes nodes of a group.
 */
export interface StaticNodes {
  /**
   * Number of nodes, a whole number from 0.
   */
  readonly count: number;

  /**
   * Labels of the StaticInstances, at least one. They cannot change: another choice needs another group.
   *
   * @default - no StaticInstances: nodes join by a script
   */
  readonly labels?: { [key: string]: string };
}

/**
 * A taint of each node of a group.
 */
export interface NodeTaint {
  /**
   * Key of the taint. Other keys than `dedicated.deckhouse.io` and `dedicated` must be in `modules.placement.customTolerationKeys` of the
   * ModuleConfig `global`; otherwise Deckhouse rejects the group, and components of DVP would not run on the nodes.
   */
  readonly key: string;

  /**
   * Value of the taint.
   *
   * @default - no value
   */
  readonly taintValue?: string;

  /**
   * Effect of the taint.
   */
  readonly effect: TaintEffect;
}

/**
 * A day of the week.
 */
export enum Weekday {
  /** Monday. */
  MONDAY = 'Mon',
  /** Tuesday. */
  TUESDAY = 'Tue',
  /** Wednesday. */
  WEDNESDAY = 'Wed',
  /** Thursday. */
  THURSDAY = 'Thu',
  /** Friday. */
  FRIDAY = 'Fri',
  /** Saturday. */
  SATURDAY = 'Sat',
  /** Sunday. */
  SUNDAY = 'Sun',
}

/**
 * A time of the day, in UTC.
 */
export interface UpdateWindow {
  /**
   * Begin of the window, as `HH:MM`.
   */
  readonly from: string;

  /**
   * End of the window, as `HH:MM`.
   */
  readonly to: string;

  /**
   * Days of the week.
   *
   * @default - each day
   */
  readonly days?: Weekday[];
}

/**
 * Options of `NodeDisruptions.automatic`.
 */
export interface AutomaticDisruptionOptions {
  /**
   * Whether machines and pods move away before.
   *
   * @default true
   */
  readonly drain?: boolean;

  /**
   * Times in which a node may be disturbed.
   *
   * @default - at any time
   */
  readonly windows?: UpdateWindow[];
}

/**
 * Whether Deckhouse may do to a node what disturbs its machines and pods, such as a restart of the container runtime. The first
 * enabling of DVP may restart it on each node.
 */
export class NodeDisruptions {
  static { guard(this, 'NodeDisruptions'); }

  /**
   * Deckhouse waits until a person sets the annotation `update.node.deckhouse.io/disruption-approved=` on each node. The enabling of DVP
   * hangs until then.
   */
  public static manual(): NodeDisruptions {
    return new NodeDisruptions({ approvalMode: 'Manual' });
  }

  /**
   * Deckhouse moves machines and pods away, and goes on.
   */
  public static automatic(options: AutomaticDisruptionOptions = {}): NodeDisruptions {
    const { drain, windows } = options;
    const automatic = drain === undefined && windows === undefined ? undefined : {
      drainBeforeApproval: drain,
      windows: windows?.map(({ from, to, days }) => ({ from, to, days: days && [...days] })),
    };
    return new NodeDisruptions({ approvalMode: 'Automatic', automatic });
  }

  private constructor(private readonly wire: { readonly approvalMode: string; readonly automatic?: { readonly windows?: UpdateWindow[] } }) {}

  /**
   * @internal
   */
  public get _windows(): readonly UpdateWindow[] {
    return this.wire.automatic?.windows ?? [];
  }

  /**
   * @internal
   */
  public _toKube(): object {
    return this.wire;
  }
}

/**
 * Settings of kubelet on nodes.
 */
export interface KubeletOptions {
  /**
   * Largest number of pods on a node, a whole number from 1. Each running machine is a pod, or two while a disk is attached or it moves.
   *
   * @default - by the address range of a node: 120 pods for 24 bits
   */
  readonly maxPods?: number;

  /**
   * Directory of kubelet on the node, an absolute path.
   *
   * @default '/var/lib/kubelet'
   */
  readonly rootDirectory?: string;

  /**
   * Size of a log file of a container.
   *
   * @default - 50Mi
   */
  readonly containerLogMaxSize?: Size;

  /**
   * Number of log files of a container, from 1 to 20.
   *
   * @default 4
   */
  readonly containerLogMaxFiles?: number;
}
