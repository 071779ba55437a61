import { dirname } from 'path';
import { callerLanguage } from './caller-language';
import { withoutCredentials } from './credentials';

/**
 * A mistake in the code of the caller. Its stack trace has the message and the lines of the caller, without the frames of this library.
 */
export class CallerError extends Error {
  // Node.js prints the name of the class in place of 'Error', which is no help to the caller
  static { Object.defineProperty(this, 'name', { value: 'Error' }); }

  /**
   * @param name printed before the message
   * @param trace chooses the stack lines, from those of the caller
   */
  constructor(message: string, name = 'Error', trace = (callers: readonly string[]) => callers) {
    super(withoutCredentials(message));
    this.name = name;
    this.stack = [`${name}: ${this.message}`, ...trace(callerFrames(stackTrace(CallerError)))].join('\n');
  }

  /**
   * jsii makes a new error of the string of this one. Python and Java print the message of that error and its stack trace, in which the same message is repeated.
   */
  public override toString(): string {
    const text = super.toString();
    if (callerLanguage() !== 'typescript') {
      emptyTraceOf(text);
    }
    return text;
  }
}

/** The stack lines of the caller in a stack trace. */
export function callerFrames(trace: string): string[] {
  return trace.split('\n').filter(line => /^ +at /.test(line) && isOfCaller(line));
}

/** Whether a stack line, or the file of a frame, is of the caller. */
export const isOfCaller = (line: string): boolean => !NOT_OF_THE_CALLER.some(part => line.includes(part));

// this library (compiled, and by its source maps), its dependencies and Node.js
const SRC = dirname(__dirname);
const NOT_OF_THE_CALLER = [SRC, SRC.replace(/[\\/]lib(?=[\\/]src$)/, ''), 'node_modules', 'node:', '(<anonymous>)'];

/** frames of this library and of jsii come first, so the ten of Node.js's default may all be theirs */
const DEPTH = 50;

function stackTrace(caller: Function): string {
  const { stackTraceLimit } = Error;
  const holder: { stack?: string } = {};
  Error.stackTraceLimit = DEPTH;
  Error.captureStackTrace(holder, caller);
  Error.stackTraceLimit = stackTraceLimit;
  return holder.stack ?? '';
}

/** Makes the stack trace of the next error empty, if it has this message. */
function emptyTraceOf(text: string): void {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (error, frames) => {
    Error.prepareStackTrace = prepareStackTrace;
    if (error.message === text) {
      return '';
    }
    return prepareStackTrace?.(error, frames) ?? `${error}\n    at ${frames.join('\n    at ')}`;
  };
}
