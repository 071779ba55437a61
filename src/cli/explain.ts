import { Yaml } from 'cdk8s';
import { nearest } from './words';
import { EXAMPLES, HELD_RULES, OPEN_RULES, RULES } from '../catalogue/catalogue';
import { CHECK_EXAMPLES, CheckExample } from '../catalogue/checks';
import { Example, shortened } from '../catalogue/entry';
import { count } from '../manifest/report';
import { CHECKS } from '../rules/checks';
import { RULE_FOLDERS } from '../rules/registry';
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
  const check = CHECK_EXAMPLES.find(candidate => candidate.id === wanted);
  if (check !== undefined) {
    return [`${wanted}: ${CHECKS[wanted]}`, ...checkExamples(check)].join('\n\n');
  }
  const open = OPEN_RULES.find(candidate => candidate.id === wanted);
  return open && [`${open.id}: ${open.says}`, `Only the cluster can decide. ${open.because}`].join('\n\n');
}

function checkExamples(check: CheckExample): string[] {
  if ('because' in check) {
    return [check.because];
  }
  if ('text' in check) {
    return [`Breaks it:\n\n${indented(check.text)}`];
  }
  if ('code' in check) {
    return [`Breaks it, in TypeScript:\n\n${indented(check.code)}`];
  }
  return [example('Breaks it', check.breaks), example('Keeps it', check.keeps)];
}

interface Entry {
  readonly id: string;
  readonly says: string;
  readonly why: string;
  /** how it is decided: the severity, the schema, or the cluster alone */
  readonly decided: string;
}

function entries(): Entry[] {
  const all: Entry[] = [
    ...RULES.map(({ id, says, why, severity }) => ({ id, says, why, decided: severity })),
    ...HELD_RULES.map(({ id, says, why }) => ({ id, says, why, decided: 'schema' })),
    ...OPEN_RULES.map(({ id, says, because }) => ({ id, says, why: because, decided: 'cluster' })),
    ...Object.entries(CHECKS).map(([id, says]) => ({ id, says, why: '', decided: 'check' })),
  ];
  return all.sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

const prefixOf = (id: string): string => id.split('-')[0];

/** every id with its title, by prefix */
export const listRules = (): string => listOf(entries());

/** the ids with a prefix, or those whose text has all of the words; `undefined` if there are none */
export function findRules(words: readonly string[]): string | undefined {
  const all = entries();
  const ofPrefix = words.length === 1 ? all.filter(({ id }) => prefixOf(id) === words[0].replace(/-$/, '').toUpperCase()) : [];
  if (ofPrefix.length > 0) {
    return listOf(ofPrefix);
  }
  if (words.length === 1 && isLikeId(words[0])) {
    return undefined;
  }
  const wanted = words.flatMap(word => word.toLowerCase().split(/\s+/));
  const found = all.filter(({ id, says, why }) => wanted.every(word => `${id} ${says} ${why}`.toLowerCase().includes(word)));
  return found.length === 0 ? undefined : listOf(found);
}

const isLikeId = (word: string): boolean => /^[a-z]+-?\d+$/i.test(word) || word.includes('-') && nearest(word, entries().map(({ id }) => id)) !== undefined;

function listOf(found: readonly Entry[]): string {
  const width = Math.max(...found.map(({ id }) => id.length));
  const blocks = [...new Set(found.map(({ id }) => prefixOf(id)))].map(prefix => [
    title(prefix),
    ...found.filter(({ id }) => prefixOf(id) === prefix).map(({ id, says, decided }) => `  ${id.padEnd(width)}  ${decided.padEnd(7)}  ${says}`),
  ].join('\n'));
  return [...blocks, `${count(found.length, 'id')}; 'cdk8s-dvp explain ${found[0].id}' prints one with an example`].join('\n\n');
}

function title(prefix: string): string {
  const folder = RULE_FOLDERS.find(({ prefixes }) => prefixes.includes(prefix));
  return folder === undefined ? prefix : `${prefix} (${folder.name.replace(/-/g, ' ')})`;
}

/** the message about an unknown id: the nearest one, or the way to the list */
export function unknownRule(id: string): string {
  const ids = entries().map(each => each.id);
  const prefixes = [...new Set(ids.map(prefixOf))];
  const [, letters = '', number] = /^([a-z]*)-?(\d+)?$/i.exec(id) ?? [];
  const isPrefix = prefixes.includes(letters.toUpperCase());
  // of the numbers of one prefix, none is nearer than the others
  const meant = isPrefix && number !== undefined ? ids.find(each => each === `${letters.toUpperCase()}-${number.padStart(2, '0')}`) : nearest(id, ids);
  if (meant !== undefined) {
    return `unknown rule '${id}': did you mean '${meant}'?`;
  }
  const prefix = isPrefix ? letters.toUpperCase() : nearest(letters, prefixes);
  return `unknown rule '${id}': ${prefix === undefined ? "'cdk8s-dvp explain --list' prints all ids" : `'cdk8s-dvp explain ${prefix}' prints the ids that begin with ${prefix}`}`;
}

const head = ({ id, says, why }: RuleText) => `${id}: ${says}\n${why}`;

const source = (rule: RuleText) => `Source: ${sourceUrl(rule)}`;

const facts = (known: object | undefined): string[] => known === undefined ? [] : [`In a cluster with these facts:\n\n${indented(Yaml.stringify(known))}`];

const example = (heading: string, manifests: Example) =>
  `${heading}:\n\n${indented(manifests().map(manifest => Yaml.stringify(JSON.parse(JSON.stringify(manifest, shortened)))).join('---\n'))}`;

const indented = (text: string) => text.trimEnd().split('\n').map(line => `  ${line}`.trimEnd()).join('\n');
