/**
 * The machines that are deleted when a pool gets smaller, unless the caller names them.
 */
export enum ScaleDownPolicy {
  /** The newest machines. */
  NEWEST_FIRST = 'NewestFirst',

  /** The oldest machines. */
  OLDEST_FIRST = 'OldestFirst',

  /** Machines are deleted by name only. An autoscaler can make such a pool larger, but not smaller. */
  EXPLICIT = 'Explicit',
}
