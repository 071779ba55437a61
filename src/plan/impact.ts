/**
 * The effect of applying a change, the worst first.
 */
export enum Impact {
  /** The cluster rejects the change, or accepts it and never acts on it. */
  REFUSED = 'refused',

  /** The data of a disk, an image or a snapshot is lost. */
  DATA_LOSS = 'data-loss',

  /** The object is deleted; data stays. */
  REMOVED = 'removed',

  /** The guest is stopped, and started again unless the change says otherwise. */
  GUEST_RESTART = 'guest-restart',

  /** The guest migrates to another node and keeps running. */
  LIVE_MIGRATION = 'live-migration',

  /** Connections are cut or rejected that were possible before, or somebody loses rights. */
  LESS_ACCESS = 'less-access',

  /** Connections become possible, or somebody gets rights. */
  MORE_ACCESS = 'more-access',

  /** The object is not of DVP, and the effect is unknown. */
  UNKNOWN = 'unknown',

  /** The object is not in the new manifests, but GitOps tools do not delete it: it stays in the cluster unmanaged. */
  KEPT = 'kept',

  /** The object is new. */
  CREATED = 'created',

  /** The change applies without a disruption. */
  LIVE = 'live',
}

/** the worst first */
export const IMPACTS: readonly Impact[] = Object.values(Impact);

/**
 * The impact of one change of one object.
 */
export interface ObjectImpact {
  /**
   * The effect of applying the change.
   */
  readonly impact: Impact;

  /**
   * The kind, namespace and name of the object, for example `VirtualMachine shop/web`.
   */
  readonly subject: string;

  /**
   * RFC 6901 pointer to the field, for example `/spec/cpu/cores`; empty for the object as a whole.
   */
  readonly pointer: string;

  /**
   * The old value in one line, without the contents of Secrets and user data.
   *
   * @default - the change is about the object as a whole, or its kind may have secrets in any field
   */
  readonly before?: string;

  /**
   * The new value in one line, without the contents of Secrets and user data.
   *
   * @default - the change is about the object as a whole, or its kind may have secrets in any field
   */
  readonly after?: string;

  /**
   * Why the change does that, as a sentence without a full stop.
   */
  readonly reason: string;

  /**
   * Unknown facts that could give another impact. Of facts of the cluster, such as its release, the plan assumes the worst case. Of the state of an
   * object at that moment, which only a dump of the cluster shows, it assumes the usual one: a machine runs, a disk or an image is ready.
   *
   * @default - the impact depends on no unknown fact
   */
  readonly dependsOn?: string[];
}
