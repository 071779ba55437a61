import type { Level } from './check';
import type { Examined } from './checks';
import type { NotRead } from './cluster-state';
import { count } from '../../manifest/report';

const WIDTH = 'problem'.length;

/** for people */
export function doctorText(found: readonly Examined[], notRead: readonly NotRead[]): string {
  const names = [...new Set(found.map(({ check }) => check))];
  const parts = names.map(name => [name, ...found.filter(({ check }) => check === name).map(diagnosisText)].join('\n'));
  const unread = notRead.length === 0 ? [] : [['not read, so not checked', ...notReadLines(notRead).map(line => `  ${line}`)].join('\n')];
  return [...parts, ...unread, sums(found, notRead)].join('\n\n');
}

function diagnosisText({ level, says, advice }: Examined): string {
  const indented = (text: string) => text.split('\n').join(`\n${' '.repeat(WIDTH + 4)}`);
  const lines = [`  ${level.padEnd(WIDTH)}  ${indented(says)}`];
  return [...lines, ...advice === undefined ? [] : [`${' '.repeat(WIDTH + 4)}do: ${indented(advice)}`]].join('\n');
}

/** a line for each verb and reason */
function notReadLines(notRead: readonly NotRead[]): string[] {
  const lines = new Map<string, string[]>();
  for (const { verb, resource, namespace, reason } of notRead) {
    const key = [verb, reason].join('\n');
    const what = `${resource}${namespace === undefined ? '' : ` in ${namespace}`}`;
    lines.set(key, [...new Set([...lines.get(key) ?? [], what])]);
  }
  return [...lines].map(([key, resources]) => {
    const [verb, reason] = key.split('\n');
    return `${verb} ${resources.join(', ')}: ${reason}`;
  });
}

const numberOf = (found: readonly Examined[], level: Level): number => found.filter(each => each.level === level).length;

const sums = (found: readonly Examined[], notRead: readonly NotRead[]): string =>
  [...(['problem', 'warning'] as const).map(level => count(numberOf(found, level), level)), `${numberOf(found, 'ok')} ok`, ...notRead.length === 0 ? [] : [`${notRead.length} not read`]]
    .join(', ');

/** for programs */
export const doctorJson = (found: readonly Examined[], notRead: readonly NotRead[]): string => JSON.stringify({
  problems: numberOf(found, 'problem'), warnings: numberOf(found, 'warning'), ok: numberOf(found, 'ok'), findings: found, notRead,
}, undefined, 2);
