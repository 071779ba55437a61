import { isDeepStrictEqual } from 'util';
import { pointerPart } from './manifest';
import type { Schema } from './schema-hints';
import type { SchemaError } from '../../imports/contract/validators';

/**
 * The errors of a value by a JSON schema that is known only at run time, in the form of the compiled validators.
 *
 * It reads the keywords that `jsonSchema` writes, and no other: a keyword that it does not know refuses nothing.
 */
export function schemaErrors(schema: unknown, value: unknown, instancePath = '', schemaPath = '#'): SchemaError[] {
  if (!isSchema(schema)) {
    return [];
  }
  const errors: SchemaError[] = [];
  const report = (keyword: string, params: Record<string, unknown>) => errors.push({ keyword, instancePath, schemaPath: `${schemaPath}/${keyword}`, params });
  const at = { instancePath, schemaPath, errors, report };
  checkType(schema, value, report);
  if (typeof value === 'number') {
    checkNumber(schema, value, report);
  } else if (typeof value === 'string') {
    checkString(schema, value, report);
  }
  checkChoices(schema, value, at);
  if (Array.isArray(value)) {
    checkList(schema, value, at);
  } else if (value !== null && typeof value === 'object') {
    checkObject(schema, value as Record<string, unknown>, at);
  }
  return errors;
}

type Report = (keyword: string, params: Record<string, unknown>) => void;

interface Place {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly errors: SchemaError[];
  readonly report: Report;
}

const isSchema = (schema: unknown): schema is Schema => schema !== null && typeof schema === 'object' && !Array.isArray(schema);

const IS_TYPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: value => value === null,
  boolean: value => typeof value === 'boolean',
  string: value => typeof value === 'string',
  number: value => typeof value === 'number' && Number.isFinite(value),
  integer: Number.isInteger,
  array: Array.isArray,
  object: value => value !== null && typeof value === 'object' && !Array.isArray(value),
};

function checkType({ type }: Schema, value: unknown, report: Report): void {
  const types = type === undefined ? [] : [type].flat().map(String);
  if (types.length > 0 && !types.some(name => IS_TYPE[name]?.(value) ?? true)) {
    report('type', { type });
  }
}

function checkNumber(schema: Schema, value: number, report: Report): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, int64 } = schema;
  const bound = (keyword: string, limit: unknown, comparison: string, holds: (limit: number) => boolean) => {
    if (typeof limit === 'number' && !holds(limit)) {
      report(keyword, { comparison, limit });
    }
  };
  if (int64 === true && Math.abs(value) >= 2 ** 63) {
    report('int64', { type: schema.type });
  }
  // CRDs have version 4 of JSON schema, where an exclusive bound is a boolean beside the bound
  bound('minimum', exclusiveMinimum === true ? undefined : minimum, '>=', limit => value >= limit);
  bound('maximum', exclusiveMaximum === true ? undefined : maximum, '<=', limit => value <= limit);
  bound('exclusiveMinimum', exclusiveMinimum === true ? minimum : exclusiveMinimum, '>', limit => value > limit);
  bound('exclusiveMaximum', exclusiveMaximum === true ? maximum : exclusiveMaximum, '<', limit => value < limit);
  if (typeof multipleOf === 'number' && !Number.isInteger(value / multipleOf)) {
    report('multipleOf', { multipleOf });
  }
}

function checkString({ minLength, maxLength, pattern }: Schema, value: string, report: Report): void {
  // characters as the API server counts them
  const length = () => [...value].length;
  if (typeof minLength === 'number' && length() < minLength) {
    report('minLength', { limit: minLength });
  }
  if (typeof maxLength === 'number' && length() > maxLength) {
    report('maxLength', { limit: maxLength });
  }
  if (typeof pattern === 'string' && compiled(pattern)?.test(value) === false) {
    report('pattern', { pattern });
  }
}

const patterns = new Map<string, RegExp | undefined>();

/** `undefined` for a pattern of Go that JavaScript cannot read: it refuses nothing */
function compiled(pattern: string): RegExp | undefined {
  if (!patterns.has(pattern)) {
    patterns.set(pattern, expressionOf(pattern));
  }
  return patterns.get(pattern);
}

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}

function checkChoices(schema: Schema, value: unknown, { instancePath, schemaPath, errors, report }: Place): void {
  const { enum: words, const: only, not, anyOf, oneOf, allOf } = schema;
  const branchErrors = (keyword: string, branches: readonly unknown[]) =>
    branches.map((branch, i) => schemaErrors(branch, value, instancePath, `${schemaPath}/${keyword}/${i}`));
  if (Array.isArray(words) && !words.some(word => isDeepStrictEqual(word, value))) {
    report('enum', { allowedValues: words });
  }
  if (only !== undefined && !isDeepStrictEqual(only, value)) {
    report('const', { allowedValue: only });
  }
  if (isSchema(not) && schemaErrors(not, value).length === 0) {
    report('not', {});
  }
  if (Array.isArray(anyOf)) {
    const found = branchErrors('anyOf', anyOf);
    if (found.every(each => each.length > 0)) {
      errors.push(...found.flat());
      report('anyOf', {});
    }
  }
  if (Array.isArray(oneOf)) {
    const found = branchErrors('oneOf', oneOf);
    const passing = found.flatMap((each, i) => each.length === 0 ? [i] : []);
    if (passing.length !== 1) {
      errors.push(...found.flat());
      report('oneOf', { passingSchemas: passing.length === 0 ? null : passing.slice(0, 2) });
    }
  }
  if (Array.isArray(allOf)) {
    errors.push(...branchErrors('allOf', allOf).flat());
  }
}

function checkList(schema: Schema, list: readonly unknown[], { instancePath, schemaPath, errors, report }: Place): void {
  const { minItems, maxItems, uniqueItems, items } = schema;
  if (typeof maxItems === 'number' && list.length > maxItems) {
    report('maxItems', { limit: maxItems });
  }
  if (typeof minItems === 'number' && list.length < minItems) {
    report('minItems', { limit: minItems });
  }
  if (uniqueItems === true) {
    const i = list.findIndex((item, index) => list.slice(0, index).some(other => isDeepStrictEqual(other, item)));
    if (i >= 0) {
      report('uniqueItems', { i });
    }
  }
  list.forEach((item, i) => errors.push(...schemaErrors(items, item, `${instancePath}/${i}`, `${schemaPath}/items`)));
}

function checkObject(schema: Schema, object: Record<string, unknown>, { instancePath, schemaPath, errors, report }: Place): void {
  const { minProperties, maxProperties, required, additionalProperties } = schema;
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const keys = Object.keys(object).filter(key => object[key] !== undefined);
  if (typeof maxProperties === 'number' && keys.length > maxProperties) {
    report('maxProperties', { limit: maxProperties });
  }
  if (typeof minProperties === 'number' && keys.length < minProperties) {
    report('minProperties', { limit: minProperties });
  }
  for (const missingProperty of Array.isArray(required) ? required : []) {
    if (object[missingProperty] === undefined) {
      report('required', { missingProperty });
    }
  }
  for (const key of keys) {
    const pointer = `${instancePath}/${pointerPart(key)}`;
    if (Object.hasOwn(properties, key)) {
      errors.push(...schemaErrors(properties[key], object[key], pointer, `${schemaPath}/properties/${pointerPart(key)}`));
    } else if (additionalProperties === false) {
      report('additionalProperties', { additionalProperty: key });
    } else {
      errors.push(...schemaErrors(additionalProperties, object[key], pointer, `${schemaPath}/additionalProperties`));
    }
  }
}
