import { isAbsolute, sep } from 'path';
import { pathToFileURL } from 'url';
import { problemText } from '../files/documents';
import type { LeftAlone } from '../files/read-files';
import type { PlacedFinding, Validated } from '../files/validate';
import { isError } from '../manifest/finding';
import { count, noticeText, reportText } from '../manifest/report';
import { CHECKS } from '../rules/checks';
import type { Rule } from '../rules/rule';

const MOST_NAMES = 5;

/** the files that were left alone in directories, a line for each reason */
export function leftAloneText(files: readonly LeftAlone[]): string {
  const reasons = new Map<string, LeftAlone[]>();
  for (const each of files) {
    const { noun, rest, advice = '' } = each.reason;
    const key = [noun, rest, advice].join('\n');
    reasons.set(key, [...reasons.get(key) ?? [], each]);
  }
  return [...reasons.values()].map(same => {
    const { noun, rest, advice } = same[0].reason;
    const more = same.length > MOST_NAMES ? ` and ${same.length - MOST_NAMES} more` : '';
    const names = `${same.slice(0, MOST_NAMES).map(({ file }) => file).join(', ')}${more}`;
    return `left alone: ${count(same.length, noun)}${rest} (${names})${advice === undefined ? '' : `: ${advice}`}`;
  }).join('\n');
}

/** the numbers, as one line */
export function summaryText({ unreadable, checked, others, errors, warnings }: Validated): string {
  return [
    `${count(errors, 'error')}, ${count(warnings, 'warning')} in ${count(checked, 'object')}`,
    ...others > 0 ? [`${count(others, 'object')} of other kinds not checked`] : [],
    ...unreadable.length > 0 ? [`${count(unreadable.length, 'problem')} while reading`] : [],
  ].join('; ');
}

/** for people */
export function asText(validated: Validated, isQuiet = false): string {
  const { findings, unreadable, leftAlone } = validated;
  const unread = unreadable.map(problemText).join('\n');
  const mild = isQuiet ? [] : [noticeText(findings), leftAloneText(leftAlone), summaryText(validated)];
  return [unread, reportText(findings.filter(isError)), ...mild].filter(part => part !== '').join('\n\n');
}

/** for programs */
export function asJson({ findings, unreadable, leftAlone, checked, others, errors, warnings }: Validated): string {
  const alone = leftAlone.map(({ file, reason: { noun, rest, advice } }) => ({ file, reason: noun + rest, instead: advice }));
  const placed = findings.map(({ path, ...finding }) => finding);
  return JSON.stringify({ errors, warnings, checked, others, findings: placed, unreadable, leftAlone: alone }, undefined, 2);
}

const LEVELS = { error: 'error', warning: 'warning' } as const;

/**
 * For code scanning.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function asSarif({ findings, unreadable, leftAlone }: Validated, rules: readonly Rule[], version: string): string {
  const used = [...new Set(findings.map(({ id }) => id))].sort();
  const results = [
    ...findings.map(finding => ({
      ruleId: finding.id,
      level: LEVELS[finding.severity],
      message: { text: messageOf(finding) },
      locations: [location(finding.file, finding.line, finding.pointer)],
      ...finding.acknowledged === undefined ? {} : { suppressions: [{ kind: 'external', justification: finding.acknowledged }] },
    })),
    ...unreadable.map(({ file, line, wrong }) => ({ ruleId: 'READ', level: 'error', message: { text: wrong }, locations: [location(file, line)] })),
  ];
  const described = used.map(id => {
    const rule = rules.find(candidate => candidate.id === id);
    const texts = rule === undefined
      ? { shortDescription: { text: CHECKS[id] } }
      : { shortDescription: { text: rule.says }, fullDescription: { text: rule.why } };
    return { id, ...texts };
  });
  return JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk8s-dvp', version, rules: described } },
      invocations: [{
        executionSuccessful: true,
        toolExecutionNotifications: leftAlone.map(each => ({ level: 'note', message: { text: leftAloneText([each]) }, locations: [location(each.file, undefined)] })),
      }],
      results,
    }],
  }, undefined, 2);
}

function messageOf({ object, pointer, wrong, got, instead }: PlacedFinding): string {
  return [`${object} ${pointer}: ${wrong}`, ...got === undefined ? [] : [`got: ${got}`], ...instead === undefined ? [] : [`instead: ${instead}`]].join('\n');
}

function location(file: string, line: number | undefined, pointer?: string): object {
  const uri = isAbsolute(file) ? pathToFileURL(file).href : file.split(sep).map(encodeURIComponent).join('/');
  return {
    physicalLocation: { artifactLocation: { uri }, ...line === undefined ? {} : { region: { startLine: line } } },
    ...pointer === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] },
  };
}
