import * as fc from 'fast-check';

const WORDS = [
  '', '~', 'null', 'Null', 'NULL', 'y', 'Y', 'yes', 'Yes', 'YES', 'n', 'N', 'no', 'No', 'NO', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE', 'on', 'On', 'ON', 'off', 'Off', 'OFF',
  'nULL', 'yEs', 'trUe', 'none', '<<', '=', '.', '-', '?', '--', '---', '...', '--- a', '...a', '.nan', '.NaN', '.NAN', '.inf', '-.Inf', '+.INF', '.Nan', 'inf', 'NaN',
  '0', '-0', '+1', '017', '08', '0o17', '0O17', '0x1F', '0X1F', '0b11', '0B11', '0b-11', '1_000', '_1', '1__0', '1e3', '1E+3', '1e', 'e3', 'E5', '.e1', '.5', '5.', '-.5e-3', '+.', '1.5_0', '21e0_', 'e_1',
  '12:30', '12:30:45', '190:20:30.15', '60:99', '52:54:00:12:34:56', '2001-12-14', '2001-1-1', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43 Z', '2001-12-1x', '1.2.3.4', '10Gi', '50%', '4.2',
  'toJSON', '__proto__', 'constructor', 'length',
];

// what strings of YAML are made of, so that it meets in every order
const PIECES = [
  'a', 'b', 'word', 'É', '😀', ' ', '  ', ' ', '\n', '\n', '\n\n', '\n  ', '\n \n', '\t', ':', ': ', ' #', '#', '-', '- ', '? ', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', "'", '"', '\\', '\\n', '%', '@', '`', '=', '<<', '~',
  '---', '...', '\r', '\r\n', 'yes', '1', '0', '.', 'e', '_', '\u00a0', '\u2003', '\u0085', '\u2028', '\ufeff', '\x00', '\x1b', '\x7f', '\ud83d', '\ufffe', '$&', '/', 'https://a.b/c', 'a long line of many words that no width folds, since it has none, ',
];

const joined = (pieces: readonly string[], most: number) => fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: most }).map(parts => parts.join(''));

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 3, arbitrary: fc.constantFrom('app', 'kubernetes.io/os', 'v1', 'shop', 'ALL=(ALL) NOPASSWD:ALL', 'a: b', 'a #b', 'a:b', 'echo "$1"', "it's") },
  { weight: 6, arbitrary: joined(PIECES, 6) },
  { weight: 2, arbitrary: joined(PIECES, 40) },
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...'+-0123456789_.eExXoObBafTZ: '), maxLength: 10 }) },
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(' ', '\n', '\t', 'a', '#', '"', '\r'), maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('ab', 'a b', 'é', '"', '\u2028', '1 '), fc.integer({ min: 200, max: 1100 })).map(([unit, count]) => unit.repeat(count)) },
);

const key = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('name', 'kind', 'spec', 'apiVersion', 'app.kubernetes.io/name', 'a.txt', '/etc/motd', 'a b') },
  { weight: 6, arbitrary: text },
  { weight: 1, arbitrary: fc.integer().map(String) },
);

const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1e21, 1e-7, 1.5, 0.1, 2 ** 53, -1e300, 5e-324));

const scalar = fc.oneof({ weight: 10, arbitrary: text }, { weight: 3, arbitrary: number }, fc.boolean(), fc.constantFrom(null, undefined));

/** plain data: objects and lists, of any depth, with each kind of string, number and word that YAML could take for something else */
export const PLAIN: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  part: fc.oneof({ weight: 6, arbitrary: scalar }, tie('list'), { weight: 2, arbitrary: tie('object') }),
  list: fc.array(tie('part'), { maxLength: 4, depthIdentifier: 'parts' }),
  object: fc.array(fc.tuple(key, tie('part')), { maxLength: 5, depthIdentifier: 'parts' }).map(entries => Object.fromEntries(entries)),
  document: fc.oneof({ weight: 8, arbitrary: tie('object') }, tie('list'), { weight: 1, arbitrary: scalar }),
})).document;

class Point {
  public constructor(public readonly x: unknown) {}
}

class Items extends Array<unknown> {}

const SHARED = { a: ['shared'] };

/** what is not plain data, or stands in two places */
const STRANGE: readonly (() => unknown)[] = [
  () => new Date(0), () => new Date('2001-12-14T21:59:43.1Z'), () => new Date(NaN), () => new Map([['a', 1]]), () => new Set(['a', 'b']), () => new Point('x'), () => new String('yes'), () => new Number(1), () => Buffer.from('binary'),
  () => ({ toJSON: () => ({ a: 1 }) }), () => Object.assign([1], { toJSON: () => 'list' }), () => Items.of('a', 'b'), () => Object.assign(Object.create({ inherited: 1 }), { own: 1 }),
  () => Object.assign(Object.create(null), { a: 1 }), () => ({ [Symbol('a')]: 1, b: 2 }), () => ({ [Symbol.iterator]: () => [1, 2].values() }), () => Symbol('<<'), () => () => 1, () => 12n, () => SHARED, () => SHARED, () => SHARED.a,
  // eslint-disable-next-line no-sparse-arrays
  () => [1, , 2], () => Array.from({ length: 80 }).reduce((inner: unknown) => [inner], 'deep'), () => ({ [Symbol.for('yaml.node.type')]: Symbol.for('yaml.scalar'), value: 1 }),
  () => { const self: Record<string, unknown> = { a: 1 }; self.self = self; return self; },
];

/** a document with a few parts that JSON does not have */
export const ANYTHING: fc.Arbitrary<unknown> = fc.tuple(PLAIN, fc.array(fc.constantFrom(...STRANGE), { minLength: 1, maxLength: 3 })).map(
  ([document, strange]) => ({ document, list: strange.map(make => make()), a: { b: strange[0]() } }));
