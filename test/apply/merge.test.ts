import { merged, withLiveFields } from '../../src/apply/merge';

test.each([
  ['a new field', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  ['a field in a field', { a: { b: 1, c: 2 } }, { a: { b: 3 } }, { a: { b: 3, c: 2 } }],
  ['a list, as a whole', { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ['another type', { a: { b: 1 } }, { a: 'b' }, { a: 'b' }],
])('sets %s', (_, before, set, after) => expect(merged(before, set)).toEqual(after));

test.each([
  ['what the cluster lacks stays out', { s: { a: 1 } }, { s: { a: 1, gates: ['x'] } }, { s: { a: 1 } }, { s: { a: 1 } }],
  ['what the cluster has stays as it is there', { s: { a: 1 } }, { s: { a: 1, gates: ['x', 'y'] } }, { s: { a: 1, gates: ['x'] } }, { s: { a: 1, gates: ['x'] } }],
  ['what the whole object lacks is not kept', { s: { a: 1 } }, { s: { a: 1 } }, { s: { a: 1, gates: ['x'] } }, { s: { a: 1 } }],
  ['nothing is in the cluster', { s: { a: 1 } }, { s: { a: 1, gates: ['x'] } }, undefined, { s: { a: 1 } }],
])('of a part, %s', (_, part, whole, live, applied) => expect(withLiveFields(part, whole, live)).toEqual(applied));
