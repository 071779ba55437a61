import { isPassing } from '../readiness/awaited';
import { Check, FieldCheck, ReadinessRecord, Row, Scalar, isCondition } from '../readiness/record';

/** the expressions of a kind; Flux itself compares the generation */
export interface FluxCheck {
  readonly current: string;
  /** missing if no object of the kind is ever hopeless */
  readonly failed?: string;
}

/** an object that is being deleted is not what was applied */
export const IN_PROGRESS = 'has(metadata.deletionTimestamp)';

/**
 * The health check of a kind in CEL. Without a status, the expressions fail, and Flux waits.
 */
export function celOf({ rows }: ReadinessRecord): FluxCheck {
  const failed = expression(rows, ({ state }) => state === 'hopeless');
  return { current: expression(rows, isPassing) ?? 'false', ...failed === undefined ? {} : { failed } };
}

/** whether the first row that holds is wanted */
function expression(rows: readonly Row[], isWanted: (row: Row) => boolean): string | undefined {
  if (!rows.some(isWanted)) {
    return undefined;
  }
  const isNeeded = (row: Row, i: number) => isWanted(row) || rows.slice(i + 1).some(later => isWanted(later) && !areDisjoint(row, later));
  const groups = grouped(rows.filter(isNeeded), isWanted);
  const parts = groups.map(({ wanted, when }, i) => {
    const holds = anyOf(when);
    const isLast = i === groups.length - 1;
    return isLast ? holds : `${holds} ? ${wanted} :`;
  });
  return parts.join('\n');
}

interface Group { readonly wanted: boolean; readonly when: (readonly Check[])[] }

/** neighbours with the same result */
function grouped(rows: readonly Row[], isWanted: (row: Row) => boolean): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const last = groups[groups.length - 1];
    const wanted = isWanted(row);
    if (last?.wanted === wanted) {
      last.when.push(row.when);
    } else {
      groups.push({ wanted, when: [row.when] });
    }
  }
  return groups;
}

/** whether no object is in both rows, as far as their phases show */
function areDisjoint(a: Row, b: Row): boolean {
  return a.when.some(one => b.when.some(other => !isCondition(one) && !isCondition(other) && one.at === other.at
    && one.in !== undefined && other.in !== undefined && !one.in.some(value => other.in!.includes(value))));
}

function anyOf(rows: readonly (readonly Check[])[]): string {
  const merged = merge(rows.filter(when => !rows.some(other => isWithin(when, other))));
  const all = merged.map(when => when.map(cel).join(' && ') || 'true');
  return all.length === 1 ? all[0] : all.map(one => one.includes(' && ') ? `(${one})` : one).join(' ||\n');
}

/** whether another row has only one of the checks of this one, which adds nothing then */
function isWithin(when: readonly Check[], other: readonly Check[]): boolean {
  const [only] = other;
  return when.length > 1 && other.length === 1 && !isCondition(only) && only.in !== undefined
    && when.some(check => !isCondition(check) && check.at === only.at && check.in !== undefined && check.in.every(value => only.in!.includes(value)));
}

/** rows that check one field only become one row with all values of the field */
function merge(rows: readonly (readonly Check[])[]): (readonly Check[])[] {
  const merged: (readonly Check[])[] = [];
  for (const when of rows) {
    const same = merged.findIndex(other => fieldOf(when) !== undefined && fieldOf(when) === fieldOf(other));
    if (same < 0) {
      merged.push(when);
    } else {
      merged[same] = [{ ...merged[same][0], in: [...(merged[same][0] as FieldCheck).in!, ...(when[0] as FieldCheck).in!] }];
    }
  }
  return merged;
}

const fieldOf = (when: readonly Check[]): string | undefined =>
  when.length === 1 && !isCondition(when[0]) && when[0].in !== undefined ? when[0].at : undefined;

function cel(check: Check): string {
  if (!isCondition(check)) {
    return celField(check);
  }
  const { condition, is, because } = check;
  const reasons = because === undefined ? '' : ` && ${isOneOf('c.reason', because)}`;
  return `has(status.conditions) && status.conditions.exists(c, c.type == '${condition}' && c.status == '${is}'${reasons})`;
}

function celField({ at, in: values, isSet, exceeds }: FieldCheck): string {
  const path = dotted(at);
  if (values !== undefined) {
    return `${has(at)} && ${isOneOf(path, values)}`;
  }
  if (exceeds !== undefined) {
    return `${orZero(at)} > ${orZero(exceeds)}`;
  }
  return isSet === true ? has(at) : `!(${has(at)})`;
}

const dotted = (pointer: string): string => pointer.slice(1).replace(/\//g, '.');

/** the first field is a variable, and has no owner to ask */
function has(pointer: string): string {
  const keys = pointer.slice(1).split('/');
  return keys.slice(1).map((_, i) => `has(${keys.slice(0, i + 2).join('.')})`).join(' && ');
}

const orZero = (pointer: string): string => `(${has(pointer)} ? ${dotted(pointer)} : 0)`;

const literal = (value: Scalar): string => typeof value === 'string' ? `'${value}'` : String(value);

const isOneOf = (path: string, values: readonly Scalar[]): string =>
  values.length === 1 ? `${path} == ${literal(values[0])}` : `${path} in [${values.map(literal).join(', ')}]`;
