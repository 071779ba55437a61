import fc from 'fast-check';
import { ONE, parseQuantity, quantityText, wholeBytes } from '../../src/manifest/quantity';

const LARGEST = (2n ** 63n - 1n) * ONE;

test.each<[unknown, bigint | undefined]>([
  [0, 0n],
  [42, 42n * ONE],
  [1.5, 1_500_000_000n],
  [1e21, 10n ** 21n * ONE],
  ['0.5', 500_000_000n],
  ['.5', 500_000_000n],
  ['5.', 5n * ONE],
  ['+1k', 1000n * ONE],
  ['-1Ki', -1024n * ONE],
  ['100m', 100_000_000n],
  ['1n', 1n],
  ['1u', 1000n],
  ['1M', 10n ** 6n * ONE],
  ['1e3', 1000n * ONE],
  ['1E3', 1000n * ONE],
  ['15e-1', 1_500_000_000n],
  ['1E', 10n ** 18n * ONE],
  ['1.5Gi', 1610612736n * ONE],
  ['0.1Gi', 107374182_400_000_000n],
  ['0.001Gi', 1073741_824_000_000n],
  ['1000000000000000001', 1000000000000000001n * ONE],
  ['9007199254740993', 9007199254740993n * ONE],
  // Kubernetes rounds up to billionths, and cuts what has a binary suffix
  ['0.0000000001', 1n],
  ['-0.0000000001', -1n],
  ['1e-99999', 1n],
  ['0e-99999', 0n],
  ['8Ei', LARGEST],
  ['-8Ei', -LARGEST],
  ['10E', 10n ** 19n * ONE],
  ['', undefined],
  ['.', undefined],
  ['+', undefined],
  ['1 Gi', undefined],
  ['1 ', undefined],
  ['1gi', undefined],
  ['1GiB', undefined],
  ['1e', undefined],
  ['1.2.3', undefined],
  ['0x10', undefined],
  [NaN, undefined],
  [Infinity, undefined],
  [true, undefined],
  [null, undefined],
  [undefined, undefined],
])('%j is %s billionths', (quantity, amount) => expect(parseQuantity(quantity)).toBe(amount));

test('a power of ten without end is read at once', () => expect(parseQuantity('1e999999999')).toBe(parseQuantity('1e100')));

test.each([
  [0n, '0'], [1n, '0.000000001'], [ONE, '1'], [1000n * ONE, '1000'], [1024n * ONE, '1Ki'], [3n * 2n ** 30n * ONE, '3Gi'], [(2n ** 30n + 2n ** 20n) * ONE, '1025Mi'],
  [1_500_000_000n, '1.5'], [107374182_400_000_000n, '107374182.4'], [2n ** 60n * ONE, '1024Pi'], [9007199254740993n * ONE, '9007199254740993'],
])('%s billionths are written %s', (amount, text) => expect(quantityText(amount)).toBe(text));

test('so much reads back as so much', () => fc.assert(fc.property(fc.bigInt({ min: 0n, max: LARGEST }), amount => parseQuantity(quantityText(amount)) === amount)));

test('a decimal number is worth its digits', () => fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat(9), (digits, places) => {
  const text = String(digits).padStart(places + 1, '0');
  const written = `${text.slice(0, text.length - places)}.${text.slice(text.length - places)}`;
  expect(parseQuantity(written)).toBe(digits * 10n ** BigInt(9 - places));
})));

test('a part of a byte takes a whole one', () => expect([0n, 1n, ONE, ONE + 1n].map(wholeBytes)).toEqual([0n, 1n, 1n, 2n]));
