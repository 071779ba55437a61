/** exit codes of the commands that change a cluster */
export const CODES = {
  /** an error in the manifests, or the cluster rejects them, or an object cannot get ready */
  failed: 1,
  usage: 2,
  /** data would be lost or guests restarted, and the user has not agreed */
  notAccepted: 3,
  /** another run is at work */
  busy: 4,
  /** the time is over */
  timeout: 5,
  /** no kubectl, no cluster, or a right is missing */
  noAccess: 6,
  interrupted: 130,
} as const;

/** ends a run, with a message for the user */
export class Stop extends Error {
  constructor(message: string, public readonly code: number) {
    super(message);
  }
}

/** the user has pressed ctrl-C, or the process was asked to end */
export class Interrupted extends Error {
  constructor(public readonly code: number = CODES.interrupted) {
    super('interrupted');
  }
}
