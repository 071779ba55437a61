import { ApiObject, App, Chart } from 'cdk8s';
import { fieldsOfContract, fieldsOfManifest } from './fields';
import { COUNT, TEXT_ONLY } from './guides';
import { outcomeOf } from './outcome';
import { FULLEST, ROWS } from './topics';
import { UNREACHED } from './unreached';
import { DEFAULTS } from '../../imports/contract/defaults';
import { ManifestObject } from '../../src/manifest/manifest';
import { checkSchema } from '../../src/manifest/schema-check';
import { refusalOf } from '../support';

const cases = <T>(of: (row: typeof ROWS[number]) => T[]) => ROWS.flatMap(row => of(row).map(found => [`${row.number}, ${row.wants}`, found] as [string, T]));

test('every scenario of the guides that says something to an author has its row, and one only', () => {
  const expected = Array.from({ length: COUNT }, (_, i) => i + 1).filter(number => !TEXT_ONLY.includes(number));
  expect(ROWS.map(({ number }) => number)).toEqual(expected);
});

test('a row does something, or says why not', () => {
  expect(ROWS.filter(({ write, refuses, throws, lacks }) => [write, refuses, throws, lacks].every(said => said === undefined))).toEqual([]);
});

const written = cases(({ write, warns = [] }) => write === undefined ? [] : [{ write, warns }]);

test.each(written)('the code of %s passes the checks', (_, { write, warns }) => {
  const { errors, warnings, told, objects } = outcomeOf(write);
  // what is told stands on both sides, so that whoever reads a failure reads it
  expect({ errors, warnings, told }).toEqual({ errors: [], warnings: warns, told });
  expect(objects.length).toBeGreaterThan(0);
});

const guarded = cases(({ refuses = {} }) => Object.entries(refuses).map(([id, write]) => ({ id, write })));

test.each(guarded)('%s is guarded', (_, { id, write }) => {
  const { errors, warnings, told } = outcomeOf(write);
  expect({ told, found: [...errors, ...warnings].includes(id) }).toEqual({ told, found: true });
});

const atTheDoor = cases(({ throws = {} }) => Object.entries(throws).map(([part, write]) => ({ part, write })));

test.each(atTheDoor)('%s is guarded at the door', (_, { part, write }) => {
  expect(refusalOf(() => outcomeOf(write))).toContain(part);
});

/** the objects of each topic, in a chart of its own */
const topics = FULLEST.map(({ name, fill, renders }) => {
  const chart = new Chart(new App(), name, { namespace: 'shop' });
  fill(chart);
  return { name, renders, objects: chart.node.findAll().filter(construct => ApiObject.isApiObject(construct)).map(object => object.toJson()) };
});
const fullest = topics.flatMap(({ objects }) => objects);

const rendered = topics.flatMap(({ name, renders, objects }) => renders === undefined ? [] : [{ name, renders, objects }]);

test.each(rendered)('the fullest objects of $name render', ({ renders, objects }) => expect(objects).toEqual(renders));

test('the fullest objects fit their schemas', () => {
  const findings = fullest.flatMap(json => checkSchema(new ManifestObject(json)));
  expect(findings.map(({ object, pointer, wrong, got }) => `${object} ${pointer}: ${wrong}, got ${got}`)).toEqual([]);
});

const shown = () => ROWS.flatMap(({ write }) => write === undefined ? [] : outcomeOf(write).objects);

// tools that compare a list as a whole would report a difference for a default that the API server sets in it
test('every default inside a list is written', () => {
  const objects = [...fullest, ...shown()];
  const defaults = Object.entries(DEFAULTS).flatMap(([gvk, fields]) => Object.keys(fields).filter(pointer => pointer.includes('/*/')).map(pointer => [gvk, pointer]));
  const isWritten = defaults.map(([gvk, pointer]) => {
    const owners = objects.filter(({ apiVersion, kind }) => `${apiVersion}/${kind}` === gvk).flatMap(object => ownersOf(object, pointer));
    return [gvk, pointer, owners.length > 0 && owners.every(value => value !== undefined)];
  });
  expect(isWritten).toEqual([
    ['storage.deckhouse.io/v1alpha1/LVMVolumeGroup', '/spec/thinPools/*/allocationLimit', true],
    ['storage.deckhouse.io/v1alpha1/LVMVolumeGroupSet', '/spec/lvmVolumeGroupTemplate/thinPools/*/allocationLimit', true],
    ['virtualization.deckhouse.io/v1alpha2/VirtualMachinePool', '/spec/virtualDiskTemplates/*/reclaim/keep', true],
    ['virtualization.deckhouse.io/v1alpha2/VirtualMachinePool', '/spec/virtualDiskTemplates/*/reclaim/onScaleDown', true],
  ]);
});

/** the values at a pointer, one for each object that the API server would set the default in */
const ownersOf = (json: unknown, pointer: string): unknown[] => pointer.split('/').slice(1).reduce<unknown[]>((values, key) =>
  values.flatMap(value => key === '*' ? value as unknown[] ?? [] : value === undefined ? [] : [(value as Record<string, unknown>)[key]]), [json]);

test('every field of the contract is reached by L2, or has its reason', () => {
  const reached = new Set([...fullest, ...shown()].flatMap(fieldsOfManifest));
  expect(fieldsOfContract().filter(field => !reached.has(field))).toEqual(Object.keys(UNREACHED));
});
