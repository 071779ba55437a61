import { isPassing } from '../readiness/awaited';
import { ConditionCheck, FieldCheck, PHASE, ReadinessRecord, Row, isCondition } from '../readiness/record';

/** a rule of kubedog: one field of the live object, and what its values mean */
export interface KubedogRule {
  readonly jsonPath: string;
  readonly humanJsonPath: string;
  readonly ready: readonly string[];
  readonly progressing: readonly string[];
  readonly failed: readonly string[];
}

/** the rule of a kind; `undefined` if no single field of its status decides */
export function ruleOf(record: ReadinessRecord): KubedogRule | undefined {
  return phaseRule(record) ?? conditionRule(record);
}

function phaseRule({ rows, phaseAt = PHASE }: ReadinessRecord): KubedogRule | undefined {
  const phases = [...new Set(rows.flatMap(row => phasesOf(row, phaseAt)))];
  if (phases.length === 0) {
    return undefined;
  }
  const have = (phase: string, fits: (row: Row) => boolean) =>
    rows.some(row => !row.when.some(isCondition) && phasesOf(row, phaseAt).includes(phase) && fits(row));
  // a reason or the spec may decide otherwise, but kubedog reads one field
  const ready = phases.filter(phase => have(phase, isPassing));
  const failed = phases.filter(phase => !ready.includes(phase) && have(phase, ({ state }) => state === 'hopeless'));
  const path = phaseAt.slice(1).replace(/\//g, '.');
  return { jsonPath: `$.${path}`, humanJsonPath: path, ready, progressing: phases.filter(phase => !ready.includes(phase) && !failed.includes(phase)), failed };
}

function conditionRule({ rows }: ReadinessRecord): KubedogRule | undefined {
  // a row with more than one check is a special case
  const passing = rows.filter(({ state, when }) => state === 'ready' && when.length === 1).flatMap(({ when }) => when);
  const [condition] = passing.filter((check): check is ConditionCheck => isCondition(check) && check.is === 'True');
  return condition === undefined || passing.length > 1 ? undefined : {
    jsonPath: `$.status.conditions[?(@.type=='${condition.condition}')].status`,
    humanJsonPath: `status.conditions[type=${condition.condition}].status`,
    ready: ['True'],
    progressing: ['Unknown', 'False'],
    failed: [],
  };
}

const phasesOf = ({ when }: Row, at: string): string[] =>
  when.filter((check): check is FieldCheck => !isCondition(check) && check.at === at).flatMap(check => (check.in ?? []).map(String));
