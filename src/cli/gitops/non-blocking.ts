import { CHECKED } from '../../plan/health/checks';
import { isPassing } from '../../plan/readiness/awaited';
import { Check, FieldCheck, ReadinessRecord, Row, isCondition } from '../../plan/readiness/record';

/** objects that may wait for somebody, and for which the next stage need not wait; werf and nelm would wait for them until a timeout */
export interface NonBlocking {
  readonly kind: string;
  /** a field of the spec that must have one of the values; all objects of the kind, if not set */
  readonly field?: string;
  /** an empty string stands for a field that is not set */
  readonly values?: readonly string[];
}

const SPEC = /^\/spec\/([^/]+)$/;

export const nonBlocking = (): NonBlocking[] => CHECKED.flatMap(nonBlockingOf);

function nonBlockingOf(record: ReadinessRecord): NonBlocking[] {
  const { kind, rows } = record;
  const passing = rows.filter(isPassing);
  if (!passing.some(({ state }) => state === 'waiting')) {
    return [];
  }
  if (passing.some(row => row.state === 'waiting' && isOnlyOfStatus(row, rows))) {
    return [{ kind }];
  }
  const values = new Map<string, string[]>();
  for (const check of passing.flatMap(({ when }) => when)) {
    const [, field] = isCondition(check) ? [] : SPEC.exec(check.at) ?? [];
    if (field !== undefined) {
      values.set(field, [...values.get(field) ?? [], ...valuesOf(check as FieldCheck)]);
    }
  }
  return [...values].map(([field, all]) => ({ kind, field, values: all }));
}

const valuesOf = ({ in: all, isSet }: FieldCheck): string[] => isSet === false ? [''] : (all ?? []).map(String);

/** whether the spec does not matter: a new object is never in a state for which another row checks the spec */
function isOnlyOfStatus({ when }: Row, rows: readonly Row[]): boolean {
  const phases = when.flatMap(phasesOf);
  return phases.length > 0 && !rows.some(other => other.when.some(isOfSpec) && other.when.flatMap(phasesOf).some(phase => phases.includes(phase)));
}

const isOfSpec = (check: Check): boolean => !isCondition(check) && check.at.startsWith('/spec/');

const phasesOf = (check: Check): string[] => isCondition(check) || check.at.startsWith('/spec/') ? [] : (check.in ?? []).map(String);
