import fc from 'fast-check';
import { Grid, atLeast, atMost, nearestOnGrid, onGrid } from '../../src/domain/grid';

// the grid of the webhook, written out number by number
function numbersOf({ min, max, step }: Grid): bigint[] {
  const numbers = [];
  for (let value = min; value < max!; value += step ?? 1n) {
    numbers.push(value);
  }
  return [...numbers, max!];
}

const upTo = (max: bigint, min = 0n) => fc.bigInt({ min, max });
const grids = fc.record({ min: upTo(40n), more: upTo(60n), step: fc.option(upTo(30n, 1n), { nil: undefined }) })
  .map(({ min, more, step }): Grid => ({ min, max: min + more, step }));

test('a grid is what the webhook makes of it', () => fc.assert(fc.property(grids, upTo(120n), (grid, value) => {
  const numbers = numbersOf(grid);
  expect(onGrid(grid, value)).toBe(numbers.includes(value));
  expect(atMost(grid, value)).toBe(numbers.filter(number => number <= value).pop());
  expect(atLeast(grid, value)).toBe(numbers.find(number => number >= value));
  expect(nearestOnGrid(grid, value)).toEqual({ below: atMost(grid, value) || undefined, above: atLeast(grid, value) });
})));

test('a grid is exact at any size', () => fc.assert(fc.property(upTo(10n ** 18n, 1n), upTo(10n ** 27n), upTo(10n ** 9n, 1n), (step, min, steps) => {
  const grid = { min, max: min + step * (steps + 2n), step };
  const value = min + step * steps;
  expect([value, value + 1n].map(number => onGrid(grid, number))).toEqual([true, step === 1n]);
  expect([atMost(grid, value + step - 1n), atLeast(grid, value - step + 1n)]).toEqual([value, value]);
})));

test.each<[Grid, bigint, bigint | undefined, bigint | undefined]>([
  [{ min: 2n }, 1n, undefined, 2n],
  [{ min: 2n }, 10n ** 30n, 10n ** 30n, 10n ** 30n],
  [{ min: 2n, max: 9n, step: 4n }, 7n, 6n, 9n],
  [{ min: 2n, max: 9n, step: 4n }, 10n, 9n, undefined],
])('next to %j at %s', (grid, value, below, above) => expect([atMost(grid, value), atLeast(grid, value)]).toEqual([below, above]));
