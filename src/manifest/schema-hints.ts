/** the part of a JSON schema that a hint reads */
export interface Schema {
  readonly [key: string]: unknown;
}

/** the schema of the field at a pointer: a structural schema declares each field once */
export function schemaAt(root: Schema | undefined, pointer: string): Schema | undefined {
  let at = root;
  for (const part of pointer.split('/').slice(1)) {
    at = innerSchema(at, part.replace(/~1/g, '/').replace(/~0/g, '~'));
  }
  return at;
}

/** the schema of one field or item */
export function innerSchema(schema: Schema | undefined, part: string): Schema | undefined {
  const { properties = {}, items, additionalProperties } = schema ?? {};
  const inner = Object.hasOwn(properties as Schema, part) ? (properties as Schema)[part] : items ?? additionalProperties;
  return inner !== null && typeof inner === 'object' ? inner as Schema : undefined;
}

/** the fields that an object may have */
export function allowedFields(root: Schema | undefined, pointer: string): string[] {
  return Object.keys(schemaAt(root, pointer)?.properties ?? {}).sort();
}

/** the forms of a union, each with the fields that it needs */
export function alternatives(root: Schema | undefined, pointer: string, keyword: string): string | undefined {
  const branches = schemaAt(root, pointer)?.[keyword];
  if (!Array.isArray(branches)) {
    return undefined;
  }
  return (branches as Record<string, any>[]).map(branch => {
    const type = branch.properties?.type?.enum?.[0];
    const fields = (branch.required as string[] | undefined)?.map(field => `'${field}'`).join(' and ');
    return branch.maxProperties === 0 ? 'nothing' : type === undefined ? fields : `type ${type} with ${fields} alone`;
  }).join(', or ');
}

/** the allowed name that is most similar to a word, or all of them if no name is similar */
export function closest(word: string, allowed: readonly string[]): string {
  if (allowed.length === 0) {
    return 'leave it out';
  }
  const best = similar(word, allowed);
  return best === undefined ? `one of ${allowed.join(', ')}` : `'${best}'`;
}

/** the allowed name that is most similar to a word, `undefined` if no name is similar */
export function similar(word: string, allowed: readonly string[]): string | undefined {
  const [best] = allowed.map(name => ({ name, distance: distance(word.toLowerCase(), name.toLowerCase()) })).sort((a, b) => a.distance - b.distance);
  if (best !== undefined && best.distance <= 1) {
    return best.name;
  }
  return extended(word, allowed) ?? (best !== undefined && best.distance <= Math.max(2, word.length / 3) ? best.name : undefined);
}

/** the only name that begins with a word, or else ends with it: a part of a name is meant more often than a slip of several letters */
function extended(word: string, allowed: readonly string[]): string | undefined {
  const part = word.toLowerCase();
  if (part.length < 3) {
    return undefined;
  }
  // a part ends before a capital letter, so that 'cores' is not the beginning of 'coreStep'
  const begin = allowed.filter(name => name.toLowerCase().startsWith(part) && !/^[a-z]/.test(name.slice(part.length)));
  const end = allowed.filter(name => name.toLowerCase().endsWith(part) && /^[^a-z]/.test(name.slice(-part.length)));
  return [begin, end].find(names => names.length === 1)?.[0];
}

/** the number of letters by which two words differ (Levenshtein), computed a row at a time */
export function distance(a: string, b: string): number {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
