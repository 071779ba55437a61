/**
 * Which machines are deleted when a pool gets smaller, unless the caller names them.
 */
export enum ScaleDownPolicy {
  /** Those made last. */
  NEWEST_FIRST = 'NewestFirst',

  /** Those made first. */
  OLDEST_FIRST = 'OldestFirst',

  /** None: machines are only ever removed by name, so an autoscaler can make such a pool larger and never smaller. */
  EXPLICIT = 'Explicit',
}
