import { Finding } from '../manifest/finding';
import { pointerPart } from '../manifest/manifest';
import { isScalar } from '../yaml/exact';

/** Errors for values of a manifest that JSON does not have, such as a function, which come from JavaScript or from a cast. */
export function notJson(value: unknown, place: Pick<Finding, 'path' | 'object'>, pointer = ''): Finding[] {
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, part]) => notJson(part, place, `${pointer}/${pointerPart(key)}`));
  }
  return typeof value === 'string' || isScalar(value) ? [] : [{
    ...place,
    id: 'RENDER',
    severity: 'error',
    pointer,
    wrong: 'cannot be rendered: a manifest has only objects, lists, strings, numbers and booleans',
    got: typeof value === 'number' ? String(value) : `a ${typeof value}`,
    instead: typeof value === 'bigint' || typeof value === 'number' ? 'a number' : 'a value, or leave the field out',
  }];
}

/** Whether a file can hold a value: it has JSON only, and whole characters. */
export function isWritable(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return isWellFormed(value);
    case 'object':
      if (value === null) {
        return true;
      }
      return Array.isArray(value) ? value.every(isWritable) : hasWritableFields(value as Record<string, unknown>);
    default:
      return isScalar(value);
  }
}

function hasWritableFields(fields: Record<string, unknown>): boolean {
  for (const key in fields) {
    if (!isWritable(fields[key]) || !isWellFormed(key)) {
      return false;
    }
  }
  return true;
}

// of ES2024, and in Node.js since release 20: a regex takes ten times as long
const isWellFormed = (text: string): boolean => (text as unknown as { isWellFormed(): boolean }).isWellFormed();
