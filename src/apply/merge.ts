const isMap = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);

/** an object after fields were set: lists are replaced as a whole, since only the API server knows their keys */
export function merged(before: unknown, set: unknown): unknown {
  if (!isMap(before) || !isMap(set)) {
    return set;
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(set)])];
  return Object.fromEntries(keys.map(key => [key, key in set ? merged(before[key], set[key]) : before[key]]));
}

/**
 * A part of an object, with the fields of the whole object that the cluster has already, as the cluster has them.
 *
 * A field that the manager applied before and leaves out is deleted: the part alone would take away what a former run has set.
 */
export function withLiveFields(part: unknown, whole: unknown, live: unknown): unknown {
  if (!isMap(part) || !isMap(whole) || !isMap(live)) {
    return part;
  }
  const missing = Object.keys(whole).filter(key => !(key in part) && live[key] !== undefined);
  return {
    ...Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withLiveFields(value, whole[key], live[key])])),
    ...Object.fromEntries(missing.map(key => [key, live[key]])),
  };
}
