import { dirname } from 'path';
import type { AppState } from './app-state';
import { Finding, isError } from '../manifest/finding';
import { noticeText, refusalText } from '../manifest/report';

/** Prints warnings and acknowledged findings to stderr, unless the last synth of the same app printed the same text. */
export function report(findings: readonly Finding[], state: AppState): void {
  const text = noticeText(findings);
  if (text !== '' && text !== state.reported) {
    state.reported = text;
    process.stderr.write(`${text}\n`);
  }
}

/**
 * The error that stops a synth; `undefined` if the synth can go on.
 *
 * @param validations messages of validations that users or other libraries have added to the app
 */
export function refusal(findings: readonly Finding[], validations: readonly string[]): Error | undefined {
  const errors = findings.filter(isError);
  if (errors.length === 0 && validations.length === 0) {
    return undefined;
  }
  const text = [
    ...errors.length > 0 ? [refusalText(errors)] : [],
    ...validations.length > 0 ? [`Refused by validations of the app:\n${validations.map(message => `  ${message}`).join('\n')}`] : [],
  ].join('\n\n');
  const error = new Error(text);
  const caller = callerOf(error);
  error.name = 'Refused';
  error.stack = [`${error.name}: ${text}`, ...caller === undefined ? [] : ['', caller]].join('\n');
  return error;
}

/** The stack line of the user's code that called the synth. The report itself names the line of the error. */
function callerOf({ stack = '', message }: Error): string | undefined {
  const lines = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return lines.find(line => /^ +at /.test(line) && !NOT_OF_THE_USER.some(part => line.includes(part)));
}

// frames that are not the user's code: this library (compiled, and by its source maps), its dependencies and Node.js
const SRC = dirname(__dirname);
const NOT_OF_THE_USER = [SRC, SRC.replace(/[\\/]lib(?=[\\/]src$)/, ''), 'node_modules', 'node:', '(<anonymous>)'];
