/** wrong usage: the message comes with the usage */
export class UsageError extends Error {}

/** the command fails with one line and this exit code */
export class CommandError extends Error {
  constructor(message: string, public readonly code: number) {
    super(message);
  }
}
