/** wrong usage: the message comes with the way to the help, and the exit code is 2 */
export class UsageError extends Error {}

/** the command fails with this message and this exit code */
export class CommandError extends Error {
  constructor(message: string, public readonly code: number) {
    super(message);
  }
}
