import { count } from '../../manifest/report';
import { IMPACTS, Impact, ObjectImpact } from '../impact';
import { cell } from '../markdown';

const byWeight = (impacts: readonly ObjectImpact[]): ObjectImpact[] =>
  IMPACTS.flatMap(impact => impacts.filter(each => each.impact === impact));

const place = ({ subject, pointer }: ObjectImpact): string => `${subject}${pointer === '' ? '' : ` ${pointer}`}`;

/** the number of changes by impact, the worst first */
function sums(impacts: readonly ObjectImpact[]): string {
  const found = IMPACTS.map(impact => [impact, impacts.filter(each => each.impact === impact).length] as const).filter(([, n]) => n > 0);
  return found.length === 0 ? 'nothing changes' : found.map(([impact, n]) => `${n} ${impact}`).join(', ');
}

/** a block for each change, the worst first, and the sums */
export function impactsText(impacts: readonly ObjectImpact[]): string {
  return [...byWeight(impacts).map(impactText), sums(impacts)].join('\n\n');
}

function impactText(each: ObjectImpact): string {
  return [
    `${place(each)} (${each.impact})`,
    `  ${each.reason}`,
    ...each.before === undefined ? [] : [`  from: ${each.before}`],
    ...each.after === undefined ? [] : [`  to: ${each.after}`],
    ...(each.dependsOn ?? []).map(unknown => `  depends on: ${unknown}`),
  ].join('\n');
}

/** the forbidden changes of a plan, `undefined` if it has none */
export function forbiddenText(impacts: readonly ObjectImpact[], forbidden: readonly Impact[]): string | undefined {
  const found = impacts.filter(({ impact }) => forbidden.includes(impact));
  return found.length === 0 ? undefined : `Forbidden: ${count(found.length, 'change')} of ${impacts.length}\n\n${byWeight(found).map(impactText).join('\n\n')}`;
}

/** a table for a merge request */
export function impactsMarkdown(impacts: readonly ObjectImpact[]): string {
  const rows = byWeight(impacts).map(each => [
    `\`${each.impact}\``, place(each), each.before ?? '', each.after ?? '',
    [each.reason, ...(each.dependsOn ?? []).map(unknown => `depends on ${unknown}`)].join('; '),
  ]);
  const table = rows.length === 0 ? [] : ['', '| impact | where | from | to | why |', '| --- | --- | --- | --- | --- |', ...rows.map(cells => `| ${cells.map(cell).join(' | ')} |`)];
  return ['## What applying this does', '', `${sums(impacts)}.`, ...table, ''].join('\n');
}

