import { Json, equal, isObject } from './equal';
import { Judge, Judgement, Verdict } from './judgement';
import { pointerPart } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';

/** a field that two objects do not agree on */
export interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The fields that differ between two values, the innermost ones; lists, and what `whole` names, are one field each.
 *
 * @param defaults what the cluster fills in where a field is missing, by pointer
 */
export function differences(before: unknown, after: unknown, pointer: string, whole: ReadonlySet<string>, defaults: Json = {}): Difference[] {
  const [old, now] = [before ?? defaults[pointer], after ?? defaults[pointer]];
  if (!whole.has(pointer) && (isObject(old) || isObject(now)) && [old, now].every(value => value === undefined || isObject(value))) {
    const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
    return keys.flatMap(key => differences((old as Json | undefined)?.[key], (now as Json | undefined)?.[key], `${pointer}/${pointerPart(key)}`, whole, defaults));
  }
  return same(old, now, pointer) ? [] : [{ pointer, before, after }];
}

/** `1Gi` and `1024Mi` are one size, and an empty list is as good as none; only of an affinity the platform sees that it is there */
function same(a: unknown, b: unknown, pointer: string): boolean {
  if (equal(a, b) || isEmpty(a) && isEmpty(b) && !pointer.endsWith('/affinity')) {
    return true;
  }
  const [left, right] = pointer.endsWith('/size') ? [parseQuantity(a), parseQuantity(b)] : [];
  return left !== undefined && left === right;
}

/**
 * Judges each difference by the field that it is in, and the others all alike.
 *
 * @param table judges by pointer; each sees its field as a whole
 */
export function judged(
  before: unknown, after: unknown, pointer: string, table: Readonly<Record<string, Judge>>, others: Judge, defaults?: Json,
): Verdict[] {
  return differences(before, after, pointer, new Set(Object.keys(table)), defaults).flatMap((difference): readonly Verdict[] => {
    const judgement = (table[difference.pointer] ?? others)(difference.before, difference.after, difference.pointer);
    return judgement === undefined ? [] : isList(judgement) ? judgement : [{ ...judgement, pointer: difference.pointer }];
  });
}

// Array.isArray takes a list that nobody writes to for something else
const isList = (judgement: Judgement | readonly Verdict[]): judgement is readonly Verdict[] => Array.isArray(judgement);

const isEmpty = (value: unknown): boolean => value === undefined || value !== null && typeof value === 'object' && Object.keys(value).length === 0;
