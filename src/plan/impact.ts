/**
 * What applying a change does, from the worst to the least.
 */
export enum Impact {
  /** The cluster refuses the change, or takes it and never acts on it. */
  REFUSED = 'refused',

  /** What a disk, an image or a snapshot holds is gone. */
  DATA_LOSS = 'data-loss',

  /** The object goes, and what it did with it; data stays. */
  REMOVED = 'removed',

  /** The guest goes down, and comes up again unless the change says otherwise. */
  GUEST_RESTART = 'guest-restart',

  /** The guest moves to another node and goes on. */
  LIVE_MIGRATION = 'live-migration',

  /** The object is not of DVP, and nobody here knows what the change does. */
  UNKNOWN = 'unknown',

  /** The object is left out, but GitOps tools leave it and its data alone: nobody looks after it any more. */
  KEPT = 'kept',

  /** The object is new. */
  CREATED = 'created',

  /** The change counts without anybody noticing. */
  LIVE = 'live',
}

/** from the worst to the least */
export const IMPACTS: readonly Impact[] = Object.values(Impact);

/**
 * What one change of one object does.
 */
export interface ObjectImpact {
  /**
   * What applying the change does.
   */
  readonly impact: Impact;

  /**
   * The object as a person calls it, for example `VirtualMachine shop/web`.
   */
  readonly subject: string;

  /**
   * RFC 6901 pointer to the field, for example `/spec/cpu/cores`; empty for the object as a whole.
   */
  readonly pointer: string;

  /**
   * The old value in a line, without what Secrets and user data hold.
   *
   * @default - it is about the object as a whole, or of a kind that may keep secrets anywhere
   */
  readonly before?: string;

  /**
   * The new value in a line, without what Secrets and user data hold.
   *
   * @default - it is about the object as a whole, or of a kind that may keep secrets anywhere
   */
  readonly after?: string;

  /**
   * Why the change does that, as a sentence without a full stop.
   */
  readonly reason: string;

  /**
   * What would have to be known for a milder answer; the impact is the worst of those that are left.
   *
   * @default - the answer depends on nothing that is not known
   */
  readonly dependsOn?: string[];
}
