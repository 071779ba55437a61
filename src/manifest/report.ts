import { Finding } from './finding';

/**
 * All findings of one run as text: a block each, in the order of the app.
 */
export function reportText(findings: readonly Finding[]): string {
  return findings.map(findingText).join('\n\n');
}

export function findingText(finding: Finding): string {
  const where = [finding.path === undefined ? '' : `[${finding.path}]`, finding.object, finding.pointer].filter(part => part !== '').join(' ');
  return [
    `${where} (${finding.id})`,
    `  ${finding.wrong}`,
    ...finding.got === undefined ? [] : [`  got: ${finding.got}`],
    ...finding.instead === undefined ? [] : [`  instead: ${finding.instead}`],
  ].join('\n');
}

/**
 * Says how many errors there are, for the first line of a report.
 */
export function headline(errors: readonly Finding[]): string {
  const objects = new Set(errors.map(finding => `${finding.path} ${finding.object}`)).size;
  return `${count(errors.length, 'error')} in ${count(objects, 'object')}, nothing was written`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
