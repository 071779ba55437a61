/** a call that makes no sense */
export class BadCall extends Error {}

/** what keeps a command from its work, told in a line */
export class Hindered extends Error {
  constructor(message: string, public readonly code: number) {
    super(message);
  }
}
