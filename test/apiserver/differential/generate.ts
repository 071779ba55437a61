import * as fc from 'fast-check';
import { Json, isObject } from './json';
import { Random } from './random';
import { Target } from './targets';

const DEEPEST = 12;

/** an object that the schema should accept, with fields left out at random */
export function generated(target: Target, random: Random): Json {
  const part = valueOf(target.schema, random);
  const head = { apiVersion: target.apiVersion, kind: target.kind, metadata: { name: 'it' } };
  if (target.root !== '') {
    return { ...head, metadata: { name: 'virtualization' }, spec: { version: 1, enabled: true, settings: part } };
  }
  return { ...head, ...part };
}

/** a value for a schema */
export function valueOf(schema: Json, random: Random, depth = 0): Json {
  if (schema === undefined || depth > DEEPEST) {
    return 'x';
  }
  if (schema.default !== undefined && random.chance(0.1)) {
    return schema.default;
  }
  if (Array.isArray(schema.enum)) {
    return random.pick(schema.enum);
  }
  if (schema['x-kubernetes-int-or-string'] === true) {
    return random.chance(0.3) ? random.below(random.pick([4, 100, 2 ** 30])) : textOf(schema, random);
  }
  switch (schema.type) {
    case 'object': return objectOf(schema, random, depth);
    case 'array': return listOf(schema, random, depth);
    case 'string': return textOf(schema, random);
    case 'boolean': return random.chance(0.5);
    case 'integer': case 'number': return numberOf(schema, random);
    default: return schema.properties === undefined ? textOf(schema, random) : objectOf(schema, random, depth);
  }
}

function objectOf(schema: Json, random: Random, depth: number): Json {
  const fields: Record<string, Json> = schema.properties ?? {};
  const required = new Set<string>(schema.required ?? []);
  const often = random.pick([0.15, 0.4, 0.7]);
  const object: Json = {};
  const set = (field: string) => object[field] ??= valueOf(fields[field] ?? {}, random, depth + 1);
  Object.keys(fields).filter(field => required.has(field) || random.chance(often)).forEach(set);
  if (isObject(schema.additionalProperties)) {
    for (let i = random.below(3); i > 0; i--) {
      object[random.pick(['app', 'example.com/role', 'zone-1', 'A_b.c'])] = valueOf(schema.additionalProperties, random, depth + 1);
    }
  }
  for (const choice of ['oneOf', 'anyOf']) {
    const branches: Json[] | undefined = schema[choice];
    if (branches !== undefined) {
      choose(object, branches, random, set, required);
    }
  }
  byType(object, fields, random, set);
  return object;
}

// what the other branches ask for goes; what this one asks for comes
function choose(object: Json, branches: Json[], random: Random, set: (field: string) => void, required: Set<string>): void {
  const mine = random.pick(branches);
  for (const branch of branches) {
    for (const field of branch.required ?? []) {
      if (branch !== mine && !required.has(field) && !(mine.required ?? []).includes(field)) {
        delete object[field];
      }
    }
  }
  (mine.required ?? []).forEach(set);
  for (const [field, { enum: words }] of Object.entries<Json>(mine.properties ?? {})) {
    if (words !== undefined) {
      object[field] = random.pick(words);
    }
  }
}

// DVP's unions: the word of 'type' is the name of the field beside it, but for the case of a letter or two
function byType(object: Json, fields: Record<string, Json>, random: Random, set: (field: string) => void): void {
  if (typeof object.type !== 'string' || random.chance(0.1)) {
    return;
  }
  const words: string[] = fields.type?.enum ?? [object.type];
  const same = (field: string, word: string) => field.toLowerCase() === word.toLowerCase();
  const members = Object.keys(fields).filter(field => field !== 'type' && words.some(word => same(field, word)));
  members.filter(field => !same(field, object.type)).forEach(field => delete object[field]);
  members.filter(field => same(field, object.type)).forEach(set);
}

function listOf(schema: Json, random: Random, depth: number): Json {
  const least = schema.minItems ?? 0;
  const most = Math.min(schema.maxItems ?? least + 3, least + 3);
  return Array.from({ length: least + random.below(most - least + 1) }, () => valueOf(schema.items, random, depth + 1));
}

function numberOf(schema: Json, random: Random): number {
  const least = schema.minimum ?? -5;
  const most = schema.maximum ?? Math.max(least, 0) + 100;
  return random.chance(0.2) ? random.pick([least, most]) : least + random.below(most - least + 1);
}

const WORDS = ['generic', 'web', 'root', 'a', 'x1', '10.0.0.1', '10.66.10.0/24', 'Main', 'Network', 'VirtualDisk', 'example.com/role', 'In', 'Exists', '*', 'Ж', '0 3 * * *', '2h', '5m', 'Auto', 'any text'];

const pools = new Map<string, string[]>();

/** texts of a pattern, always the same ones */
export function textsOf(pattern: string): string[] {
  let pool = pools.get(pattern);
  if (pool === undefined) {
    try {
      pool = fc.sample(fc.stringMatching(new RegExp(pattern.replace(/\(\?P</g, '(?<')), { size: 'small' }), { seed: 1, numRuns: 60 });
    } catch {
      pool = WORDS;
    }
    pools.set(pattern, pool);
  }
  return pool;
}

function textOf(schema: Json, random: Random): string {
  if (schema.format === 'byte') {
    return random.pick(['', 'YQ==', 'YWI=', 'YWJj']);
  }
  const { pattern, minLength = 0, maxLength = 1000 } = schema;
  const pool = pattern === undefined ? WORDS : textsOf(pattern);
  const fitting = pool.filter(text => text.length >= minLength && text.length <= maxLength);
  return fitting.length > 0 ? random.pick(fitting) : 'x'.repeat(Math.max(minLength, 1));
}
