import type { AppState } from './app-state';
import { CallerError } from '../manifest/caller-error';
import { Finding, isError } from '../manifest/finding';
import { noticeText, refusalText } from '../manifest/report';

/** the place in the author's code that created the construct of a path */
type SiteAt = (path: string) => string | undefined;

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
export function refusal(findings: readonly Finding[], validations: readonly string[], siteAt: SiteAt): Error | undefined {
  const errors = findings.filter(isError);
  if (errors.length === 0 && validations.length === 0) {
    return undefined;
  }
  const text = [
    ...errors.length > 0 ? [refusalText(errors)] : [],
    ...validations.length > 0 ? [`Refused by validations of the app:\n${validations.map(message => `  ${message}`).join('\n')}`] : [],
  ].join('\n\n');
  // of the caller, only the line that called the synth
  return new CallerError(text, 'Refused', callers => ['', ...siteLines(errors, siteAt), ...callers.slice(0, 1)]);
}

// in the form of stack lines, which editors, terminals and test runners open
function siteLines(errors: readonly Finding[], siteAt: SiteAt): string[] {
  const paths = new Set(errors.map(({ path = '' }) => path));
  return [...paths].map(path => [path, siteAt(path)] as const).flatMap(([path, site]) => site === undefined ? [] : [`    at ${path} (${site})`]);
}
