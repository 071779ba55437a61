import * as fc from 'fast-check';
import { SCHEMAS, VALIDATORS } from '../../imports/contract/validators';
import { EXAMPLES } from '../../src/catalogue/catalogue';
import { schemaErrors } from '../../src/manifest/interpret-schema';
import { valueAt } from '../../src/manifest/manifest';

const told = (schema: object, value: unknown) =>
  schemaErrors(schema, value).map(({ keyword, instancePath, params }) => `${keyword} ${instancePath} ${JSON.stringify(params)}`.trim());

test.each<[string, object, unknown, string[]]>([
  ['a wrong type', { type: 'string' }, 1, ['type  {"type":"string"}']],
  ['one of several types', { type: ['integer', 'string'] }, 'a', []],
  ['none of several types', { type: ['integer', 'string'] }, true, ['type  {"type":["integer","string"]}']],
  ['an integer of more than 64 bits', { type: 'integer', int64: true }, 1e19, ['int64  {"type":"integer"}']],
  ['bounds', { minimum: 1, maximum: 3 }, 4, ['maximum  {"comparison":"<=","limit":3}']],
  ['exclusive bounds', { exclusiveMinimum: 1 }, 1, ['exclusiveMinimum  {"comparison":">","limit":1}']],
  ['exclusive bounds as CRDs write them', { minimum: 1, exclusiveMinimum: true }, 1, ['exclusiveMinimum  {"comparison":">","limit":1}']],
  ['a multiple', { multipleOf: 0.5 }, 1.25, ['multipleOf  {"multipleOf":0.5}']],
  ['characters, not UTF-16 units', { maxLength: 1 }, '😀', []],
  ['a pattern that JavaScript cannot read', { pattern: '(?i)a' }, 'b', []],
  ['a union without a match', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }, {},
    ['required  {"missingProperty":"a"}', 'required  {"missingProperty":"b"}', 'oneOf  {"passingSchemas":null}']],
  ['a union with two matches', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1, b: 1 }, ['oneOf  {"passingSchemas":[0,1]}']],
  ['what must not hold', { not: { required: ['a'] } }, { a: 1 }, ['not  {}']],
  ['all of several', { allOf: [{ minLength: 2 }, { maxLength: 3 }] }, 'abcd', ['maxLength  {"limit":3}']],
  ['a field of any name', { additionalProperties: { type: 'string' } }, { 'a/b~c': 1 }, ['type /a~1b~0c {"type":"string"}']],
  ['a field that objects inherit', { properties: {}, additionalProperties: false }, { constructor: 1 }, ['additionalProperties  {"additionalProperty":"constructor"}']],
  ['a list', { minItems: 1, uniqueItems: true, items: { type: 'object' } }, [{ a: 1 }, { a: 1 }, 2], ['uniqueItems  {"i":1}', 'type /2 {"type":"object"}']],
  ['a schema that is not one', { properties: { a: 1 }, items: 'x', type: 'what', enum: 1, required: 'a' }, { a: 1 }, []],
])('%s', (_, schema, value, errors) => expect(told(schema, value)).toEqual(errors));

const MANIFESTS = [...EXAMPLES.values()].flatMap(({ breaks, keeps }) => [...breaks(), ...keeps()])
  .filter(({ apiVersion, kind }) => `${apiVersion}/${kind}` in VALIDATORS);

/** every pointer of a value, the root left out */
function pointersOf(value: unknown, at = ''): string[] {
  return value === null || typeof value !== 'object' ? [] : Object.entries(value).flatMap(([key, inner]) => {
    const pointer = `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    return [pointer, ...pointersOf(inner, pointer)];
  });
}

const WRONG = fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 1 }), fc.constantFrom<unknown>('', 'Auto', '20%', -1, 0, 1.5, 1e20, [], {}, null, 'a'.repeat(3000)));

function changed(manifest: object, at: number, wrong: unknown, key: string): object {
  const copy = structuredClone(manifest);
  const pointers = pointersOf(copy).filter(each => !each.startsWith('/metadata'));
  if (pointers.length === 0) {
    return copy;
  }
  const pointer = pointers[at % pointers.length];
  const cut = pointer.lastIndexOf('/');
  const parent = valueAt(copy, pointer.slice(0, cut)) as Record<string, unknown>;
  const name = pointer.slice(cut + 1).replace(/~1/g, '/').replace(/~0/g, '~');
  if (wrong === undefined) {
    delete parent[name];
  } else {
    parent[key === '' ? name : key] = wrong;
  }
  return copy;
}

// of equal items any pair may be named, and a list with a hole is not JSON
const summary = (errors: readonly { keyword: string; instancePath: string; params: object }[]) =>
  errors.map(({ keyword, instancePath, params }) => `${keyword} ${instancePath} ${keyword === 'uniqueItems' ? '' : JSON.stringify(params)}`).sort();

test('finds what the compiled validators find', () => fc.assert(fc.property(
  fc.constantFrom(...MANIFESTS), fc.array(fc.tuple(fc.nat(), WRONG, fc.constantFrom('', '', 'unknown', 'type', 'name')), { maxLength: 3 }),
  (manifest, changes) => {
    const json: any = JSON.parse(JSON.stringify(changes.reduce<object>((before, [at, wrong, key]) => changed(before, at, wrong, key), manifest)));
    const key = `${manifest.apiVersion}/${manifest.kind}`;
    const validate = VALIDATORS[key];
    const valid = validate(json);
    const { properties, ...schema } = SCHEMAS[key];
    expect(summary(schemaErrors({ ...schema, properties: { ...properties, metadata: true } }, json))).toEqual(valid ? [] : summary(validate.errors!));
  },
), { numRuns: 5000 }));
