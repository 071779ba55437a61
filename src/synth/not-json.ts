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
