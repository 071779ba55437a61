import { readFileSync } from 'fs';
import { join } from 'path';
import { renderSignatures } from '../../projenrc/signatures/render';
import { exampleOf } from '../../src/values/expected';
import { CLASSES, INTERFACES, STRUCTS } from '../../src/values/signatures';

const SRC = join(__dirname, '../../src');

test('the signatures are those of the declarations', () =>
  expect(readFileSync(join(SRC, 'values/signatures.ts'), 'utf8')).toBe(renderSignatures(join(SRC, 'index.ts'))));

test('each type of a class or interface has an example', () => {
  const calls = Object.values(CLASSES).flatMap(({ statics = {}, methods = {} }) => [...Object.values(statics), ...Object.values(methods)]);
  const types = [...calls, ...Object.values(STRUCTS)].flatMap(one => Object.values(one)).map(type => type.replace(/[{}]|\[\]/g, ''));
  const plain = ['string', 'number', 'boolean', 'any'];
  const structsOfPlus = ['ScalingRules', 'PodConnectionsAllowFromOptions', 'PodConnectionsAllowToOptions'];
  const named = [...new Set(types)].filter(type => !plain.includes(type) && !(type in STRUCTS) && !structsOfPlus.includes(type));
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(type => exampleOf(type) === undefined)).toEqual([]);
});

test('an interface that a user may implement has a member of its own to be known by', () =>
  expect(Object.entries(INTERFACES).filter(([, members]) => Object.keys(members).every(name => name.endsWith('?'))).map(([name]) => name)).toEqual([]));
