import { NOT_SHOWN, type Violation } from './finding';
import { pointerPart } from './manifest';
import { PATTERN_HINTS } from './pattern-hints';
import { count } from './report';
import { Schema, allowedFields, alternatives, closest } from './schema-hints';
import type { SchemaError } from '../../imports/contract/validators';

/** the errors of a validator, and its schema */
export interface Checked {
  readonly errors: readonly SchemaError[];
  readonly schema: Schema;
}

/** a violation with its id in reports */
export interface SchemaMistake extends Violation {
  readonly id: string;
}

/** The errors of a validator as violations. */
export function mistakesOf(checked: Checked): SchemaMistake[] {
  // a union has one violation for all its branches
  const errors = checked.errors.filter(({ schemaPath }) => !/\/(oneOf|anyOf|not)\//.test(schemaPath));
  return errors.filter(error => !hasWrongLength(error, errors)).flatMap(error => {
    const { keyword, instancePath: pointer } = error;
    const row = KEYWORDS[keyword] ?? OTHER;
    if (typeof row === 'function') {
      return row(error, checked);
    }
    const text = (words: Words) => typeof words === 'function' ? words(error) : words;
    const digits = errors.find(other => other.instancePath === pointer && hasWrongLength(other, errors));
    const instead = digits === undefined ? text(row.instead) : PATTERN_HINTS[digits.params.pattern];
    // the other keys of the object do not help
    const got = error.propertyName === undefined ? {} : { got: NOT_SHOWN };
    return [{ id: row.id, pointer, wrong: text(row.wrong), instead, ...got }];
  });
}

/** whether an error is of the pattern of a number of digits, and another one is of that number, as for a checksum */
function hasWrongLength({ keyword, instancePath, params }: SchemaError, errors: readonly SchemaError[]): boolean {
  return keyword === 'pattern' && /\]\{\d+\}\$$/.test(params.pattern) && PATTERN_HINTS[params.pattern] !== undefined
    && errors.some(other => other.instancePath === instancePath && /^m(in|ax)Length$/.test(other.keyword));
}

type Words = string | ((error: SchemaError) => string);

interface Row {
  readonly id: string;
  readonly wrong: Words;
  readonly instead: Words;
}

type Report = (error: SchemaError, checked: Checked) => SchemaMistake[];

const TYPE: Row = { id: 'SCHEMA-TYPE', wrong: 'wrong type', instead: ({ params }) => typeText(params.type) };
const NUMBER: Row = { id: 'SCHEMA-BOUND', wrong: 'out of bounds', instead: ({ params }) => `a number ${params.comparison} ${params.limit}` };
const NOTHING: Report = () => [];

const atLeast = (wrong: Words): Row => ({ id: 'SCHEMA-BOUND', wrong, instead: ({ params }) => `at least ${params.limit}` });
const atMost = (wrong: Words): Row => ({ id: 'SCHEMA-BOUND', wrong, instead: ({ params }) => `at most ${params.limit}` });

const characters = ({ params }: SchemaError): string => count(Number(params.limit), 'character');

const OTHER: Row = { id: 'SCHEMA-FORM', wrong: ({ keyword }) => `violates '${keyword}' of the schema`, instead: 'a value that the schema allows' };

const KEYWORDS: Readonly<Record<string, Row | Report>> = {
  additionalProperties: unknownField,
  required: missingField,
  type: TYPE,
  int64: TYPE,
  enum: {
    id: 'SCHEMA-ENUM',
    wrong: 'not one of the words allowed here',
    instead: ({ params }) => `one of ${(params.allowedValues as unknown[]).map(value => JSON.stringify(value)).join(', ')}`,
  },
  const: { id: 'SCHEMA-ENUM', wrong: 'not the value allowed here', instead: ({ params }) => JSON.stringify(params.allowedValue) },
  pattern: {
    id: 'SCHEMA-PATTERN',
    wrong: ({ propertyName }) => propertyName === undefined ? 'wrong format' : `wrong format of the key ${JSON.stringify(propertyName)}`,
    instead: ({ params }) => PATTERN_HINTS[params.pattern] ?? `a string that matches ${params.pattern}`,
  },
  minimum: NUMBER,
  maximum: NUMBER,
  exclusiveMinimum: NUMBER,
  exclusiveMaximum: NUMBER,
  minLength: {
    id: 'SCHEMA-BOUND',
    wrong: ({ params }) => params.limit === 1 ? 'is empty' : 'too short',
    instead: error => `at least ${characters(error)}`,
  },
  maxLength: { id: 'SCHEMA-BOUND', wrong: 'too long', instead: error => `at most ${characters(error)}` },
  minItems: orDevices(atLeast('too few items')),
  maxItems: orDevices(atMost('too many items')),
  minProperties: atLeast('too few fields'),
  maxProperties: atMost('too many fields'),
  uniqueItems: { id: 'SCHEMA-BOUND', wrong: ({ params }) => `item ${params.i} is a duplicate`, instead: 'each item once' },
  oneOf: unionMistake,
  anyOf: unionMistake,
  // the keywords inside them are reported
  propertyNames: NOTHING,
  if: NOTHING,
  not: NOTHING,
};

function unknownField({ instancePath, params }: SchemaError, { schema }: Checked): SchemaMistake[] {
  const field = String(params.additionalProperty);
  const pointer = `${instancePath}/${pointerPart(field)}`;
  const instead = closest(field, allowedFields(schema, instancePath));
  return [{ id: 'SCHEMA-UNKNOWN', pointer, wrong: `unknown field '${field}': the cluster would drop it`, instead }];
}

function missingField({ instancePath, params }: SchemaError): SchemaMistake[] {
  const field = String(params.missingProperty);
  return [{ id: 'SCHEMA-REQUIRED', pointer: `${instancePath}/${pointerPart(field)}`, wrong: `'${field}' is missing`, instead: `set '${field}'` }];
}

// authors of constructs set the devices through other properties
function orDevices({ id, wrong, instead }: Row): Report {
  return error => [error.instancePath.endsWith('/blockDeviceRefs') ? {
    id,
    pointer: error.instancePath,
    wrong: 'a machine has 1 to 16 disks and images',
    instead: { yaml: '1 to 16 items, for example { kind: VirtualDisk, name: root }', code: "'disks', for example [root], or 'blockDevices'" },
  } : { id, pointer: error.instancePath, wrong: String(wrong), instead: typeof instead === 'function' ? instead(error) : instead }];
}

/** Reports the branch of a union that the author probably meant: the branch with this 'type', or else the branch with the fewest errors. */
function unionMistake(error: SchemaError, { errors, schema }: Checked): SchemaMistake[] {
  const at = error.instancePath;
  const inside = (other: SchemaError) => other.schemaPath.startsWith(`${error.schemaPath}/`);
  // an unknown 'type' has its own violation, and its fields are not known
  if (errors.some(other => other.keyword === 'enum' && other.instancePath === `${at}/type` && !inside(other))) {
    return [];
  }
  if (error.params.passingSchemas !== undefined && error.params.passingSchemas !== null) {
    return [{ id: 'SCHEMA-UNION', pointer: at, wrong: 'fits more than one of the forms allowed here', instead: 'fields of one form only' }];
  }
  const branches = branchesOf(error, errors.filter(other => inside(other) && other.instancePath.startsWith(at)));
  if (branches.every(branch => branch.every(inner => inner.keyword === 'type' && inner.instancePath === at))) {
    const types = branches.flat().map(inner => typeText(inner.params.type)).join(' or ');
    return [{ id: 'SCHEMA-TYPE', pointer: at, wrong: 'wrong type', instead: types }];
  }
  const [meant = []] = branches.filter(branch => !branch.some(inner => inner.keyword === 'enum')).sort((a, b) => a.length - b.length);
  const missing = meant.filter(inner => inner.keyword === 'required' && !inner.schemaPath.includes('/not/')).map(inner => `'${inner.params.missingProperty}'`);
  const wrong = missing.length > 0 ? `${missing.join(' and ')} is missing for this form` : 'mixes fields of several forms';
  return [{ id: 'SCHEMA-UNION', pointer: at, wrong, instead: alternatives(schema, at, error.keyword) }];
}

function branchesOf({ schemaPath }: SchemaError, inner: readonly SchemaError[]): SchemaError[][] {
  const branches = new Map<string, SchemaError[]>();
  for (const error of inner) {
    const index = error.schemaPath.slice(schemaPath.length + 1).split('/')[0];
    branches.set(index, [...branches.get(index) ?? [], error]);
  }
  return [...branches.values()];
}

const TYPES: Readonly<Record<string, string>> = {
  integer: 'a whole number', number: 'a number', string: 'a string', boolean: 'true or false', array: 'a list', object: 'an object', null: 'null',
};

const typeText = (type: unknown): string => [type].flat().map(name => TYPES[String(name)] ?? String(name)).join(' or ');
