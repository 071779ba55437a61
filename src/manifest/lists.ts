type Json = Record<string, unknown>;

export const isObject = (json: unknown): json is Json => json !== null && typeof json === 'object' && !Array.isArray(json);

/** The items of a list of objects, as `kubectl get -o yaml` prints one; `undefined` for any other object. */
export function listItems(object: unknown): readonly unknown[] | undefined {
  if (!isObject(object)) {
    return undefined;
  }
  const { kind, apiVersion, items } = object;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) {
    return undefined;
  }
  if (kind === 'List') {
    return items;
  }
  // the API leaves out the kind of the items, unless the list has items of several kinds
  const implied = { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.map(item => isObject(item) ? { ...implied, ...item } : item);
}

/** Why a value is not a Kubernetes object; `undefined` if it is one. */
export function whyNoObject(item: unknown): string | undefined {
  if (!isObject(item)) {
    return `it is ${item === null ? 'null' : Array.isArray(item) ? 'a list' : `a ${typeof item}`}`;
  }
  if (item.kind === 'List' && !Array.isArray(item.items)) {
    return "the 'items' of a List must be a list";
  }
  const fields = ['apiVersion', 'kind'];
  const missing = fields.filter(field => item[field] === undefined || item[field] === null);
  if (missing.length > 0) {
    return `${missing.map(field => `'${field}'`).join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
  }
  const [other] = fields.filter(field => typeof item[field] !== 'string');
  return other && `'${other}' must be a string`;
}
