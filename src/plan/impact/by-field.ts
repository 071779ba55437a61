import { Change, Classification, FieldClassifier, FieldImpact, refused } from './classification';
import { defaultsOf } from './defaults';
import { Json, equal, isObject } from './equal';
import { pointerPart } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';

/** what a change of each field does, by pointer; a field counts as a whole, with all that is below it */
export interface FieldTable {
  /** fields that stay as they are, with the reason */
  readonly immutable?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, Classification | FieldClassifier>>;
  /** every other field, the innermost one that differs */
  readonly otherFields: Classification | FieldClassifier;
}

/** classifies a change of an object by the fields of its spec */
export const classifySpec = (change: Change, table: FieldTable): FieldImpact[] =>
  classifyFields(change, change.before.json.spec, change.after.json.spec, '/spec', table, defaultsOf(change.after));

/**
 * Classifies each difference between two values by the field that it is in.
 *
 * @param defaults the values of missing fields, by pointer
 */
export function classifyFields(
  change: Change, before: unknown, after: unknown, pointer: string, { immutable = {}, fields = {}, otherFields }: FieldTable, defaults?: Json,
): FieldImpact[] {
  const whole = new Set([...Object.keys(immutable), ...Object.keys(fields)]);
  return differences(before, after, pointer, whole, defaults).flatMap((difference): readonly FieldImpact[] => {
    const own = difference.pointer in immutable ? refused(immutable[difference.pointer]) : fields[difference.pointer] ?? otherFields;
    const classified = typeof own === 'function' ? own(change, difference.before, difference.after) : own;
    if (classified === undefined) {
      return [];
    }
    return isList(classified) ? classified : [{ ...classified, pointer: difference.pointer }];
  });
}

// Array.isArray does not narrow a readonly list
const isList = (classified: Classification | readonly FieldImpact[]): classified is readonly FieldImpact[] => Array.isArray(classified);

/** a field with another value in each object */
interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** the fields that differ, the innermost ones; a list is one field, and so is every pointer of `whole` */
function differences(before: unknown, after: unknown, pointer: string, whole: ReadonlySet<string>, defaults: Json = {}): Difference[] {
  const [old, now] = [before ?? defaults[pointer], after ?? defaults[pointer]];
  if (!whole.has(pointer) && (isObject(old) || isObject(now)) && [old, now].every(value => value === undefined || isObject(value))) {
    const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
    return keys.flatMap(key => differences((old as Json | undefined)?.[key], (now as Json | undefined)?.[key], `${pointer}/${pointerPart(key)}`, whole, defaults));
  }
  return same(old, now, pointer) ? [] : [{ pointer, before, after }];
}

/** `1Gi` and `1024Mi` are one size, and an empty value equals a missing one; only for an affinity the platform tells them apart */
function same(a: unknown, b: unknown, pointer: string): boolean {
  if (equal(a, b) || isEmpty(a) && isEmpty(b) && !pointer.endsWith('/affinity')) {
    return true;
  }
  const [left, right] = pointer.endsWith('/size') ? [parseQuantity(a), parseQuantity(b)] : [];
  return left !== undefined && left === right;
}

const isEmpty = (value: unknown): boolean => value === undefined || value !== null && typeof value === 'object' && Object.keys(value).length === 0;
