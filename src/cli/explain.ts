import { stringify } from 'yaml';
import { EXAMPLES, HELD_RULES, OPEN_RULES, RULES } from '../catalogue/catalogue';
import { Example, shortened } from '../catalogue/entry';
import { CHECKS } from '../rules/checks';
import { RuleText, sourceUrl } from '../rules/rule';

/** the text about an id, or `undefined` if the id is unknown */
export function explain(id: string): string | undefined {
  const wanted = id.toUpperCase();
  const rule = RULES.find(candidate => candidate.id === wanted);
  if (rule !== undefined) {
    const { facts: cluster, breaks, keeps } = EXAMPLES.get(rule)!;
    return [head(rule), `Severity: ${rule.severity}. ${source(rule)}`, ...facts(cluster?.()), example('Breaks it', breaks), example('Keeps it', keeps)].join('\n\n');
  }
  const held = HELD_RULES.find(candidate => candidate.id === wanted);
  if (held !== undefined) {
    return [head(held), `${held.how} ${source(held)}`, example('Breaks it', held.breaks)].join('\n\n');
  }
  if (wanted in CHECKS) {
    return `${wanted}: ${CHECKS[wanted]}`;
  }
  const open = OPEN_RULES.find(candidate => candidate.id === wanted);
  return open && [`${open.id}: ${open.says}`, `Only the cluster can decide. ${open.because}`].join('\n\n');
}

/** all ids, for the message about an unknown one */
export const knownIds = (): string[] => [...Object.keys(CHECKS), ...[...RULES, ...HELD_RULES, ...OPEN_RULES].map(({ id }) => id)].sort();

const head = ({ id, says, why }: RuleText) => `${id}: ${says}\n${why}`;

const source = (rule: RuleText) => `Source: ${sourceUrl(rule)}`;

const facts = (known: object | undefined): string[] => known === undefined ? [] : [`In a cluster with these facts:\n\n${indented(stringify(known))}`];

const example = (title: string, manifests: Example) => `${title}:\n\n${indented(manifests().map(manifest => stringify(JSON.parse(JSON.stringify(manifest, shortened)))).join('---\n'))}`;

const indented = (text: string) => text.trimEnd().split('\n').map(line => `  ${line}`).join('\n');
