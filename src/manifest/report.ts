import { Finding, isWarning } from './finding';

/**
 * All findings of one run as text: one block for each, in the order of the app.
 */
export function reportText(findings: readonly Finding[]): string {
  return findings.map(findingText).join('\n\n');
}

export function findingText(finding: Finding): string {
  return visible([
    `${whereText(finding)} (${finding.id})`,
    `  ${finding.wrong}`,
    ...finding.got === undefined ? [] : [`  got: ${finding.got}`],
    ...finding.instead === undefined ? [] : [`  instead: ${finding.instead}`],
    ...finding.at === undefined ? [] : [`  at: ${finding.at}`],
    ...finding.lowered === undefined ? [] : [`  lowered: ${finding.lowered}`],
  ].join('\n'));
}

// a terminal acts on control characters, and does not show some of Unicode
const visible = (text: string): string => text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, shownAsCode);

function shownAsCode(char: string): string {
  const code = char.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/**
 * The errors, which stop a synth: their number, then each of them.
 */
export function refusalText(errors: readonly Finding[]): string {
  return `${count(errors.length, 'error')} in ${count(objectsOf(errors), 'object')}, nothing was written\n\n${reportText(errors)}`;
}

/**
 * The warnings, and the acknowledged findings with their reasons. They do not stop a synth. Empty without findings.
 */
export function noticeText(findings: readonly Finding[]): string {
  const warnings = findings.filter(isWarning);
  const acknowledged = findings.filter(finding => finding.acknowledged !== undefined);
  return [
    ...warnings.length > 0 ? [`${count(warnings.length, 'warning')} in ${count(objectsOf(warnings), 'object')}\n\n${reportText(warnings)}`] : [],
    ...acknowledged.length > 0 ? [`${count(acknowledged.length, 'finding')} acknowledged\n\n${acknowledged.map(passText).join('\n')}`] : [],
  ].join('\n\n');
}

const whereText = ({ path, object, pointer }: Finding) => [path === undefined ? '' : `[${path}]`, object, pointer].filter(part => part !== '').join(' ');

const passText = (finding: Finding) => `${whereText(finding)} (${finding.id}): ${finding.acknowledged}`;

function objectsOf(findings: readonly Finding[]): number {
  return new Set(findings.map(({ path, object }) => `${path} ${object}`)).size;
}

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
