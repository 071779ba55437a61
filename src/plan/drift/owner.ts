import { Manifest, itemsAt, keysOf } from '../../manifest/manifest';
import { Json, isObject } from '../impact/equal';

/** who has set a field of a live object, and when */
export interface Owner {
  readonly manager: string;
  /** RFC 3339 */
  readonly at?: string;
}

interface ManagedFields {
  readonly manager?: unknown;
  readonly time?: unknown;
  readonly subresource?: unknown;
  readonly fieldsV1?: unknown;
}

/** the field manager of this tool */
export const MANAGER = 'cdk8s-dvp';

/** the manager that has set a field last, as the managed fields say; another one than this tool, if both have set it */
export function ownerOf(live: Manifest, pointer: string): Owner | undefined {
  const owners = itemsAt<ManagedFields>(live, '/metadata/managedFields').filter(({ subresource, fieldsV1 }) => subresource !== 'status' && owns(fieldsV1, keysOf(pointer)));
  const timeOf = ({ time }: ManagedFields) => typeof time === 'string' ? time : '';
  const [last] = owners.sort((a, b) => Number(a.manager === MANAGER) - Number(b.manager === MANAGER) || (timeOf(a) < timeOf(b) ? 1 : -1));
  return last === undefined ? undefined : { manager: String(last.manager), ...timeOf(last) === '' ? {} : { at: timeOf(last) } };
}

/** whether this tool has applied an object */
export const isApplied = (live: Manifest): boolean =>
  itemsAt<ManagedFields & { readonly operation?: unknown }>(live, '/metadata/managedFields').some(({ manager, operation }) => manager === MANAGER && operation === 'Apply');

function owns(fields: unknown, [key, ...rest]: readonly string[]): boolean {
  if (!isObject(fields)) {
    return false;
  }
  // the items of a list have other keys than their numbers: of those, the list counts
  if (key === undefined || /^\d+$/.test(key) && !(`f:${key}` in fields)) {
    return true;
  }
  const inner = (fields as Json)[`f:${key}`];
  return inner !== undefined && (Object.keys(inner as object).length === 0 || owns(inner, rest));
}
