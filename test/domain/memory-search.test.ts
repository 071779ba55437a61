import fc from 'fast-check';
import { leastMemory, mostMemory } from '../../src/domain/memory-search';
import { SizingLimits, readSizingPolicies } from '../../src/domain/sizing-limits';
import { ONE, parseQuantity, quantityText } from '../../src/manifest/quantity';

const limitsOf = (cores: number, memory: object): SizingLimits => readSizingPolicies([{ cores: { min: 1, max: cores + 1 }, memory }])![0];
const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

// twentieths of a byte, so that steps meet whole bytes seldom, often or never
const TWENTIETH = ONE / 20n;
const amount = (min: number, max: number) => fc.integer({ min, max }).map(twentieths => quantityText(BigInt(twentieths) * TWENTIETH));
const small = fc.record({
  min: option(amount(0, 500)),
  max: option(amount(500, 2500)),
  step: option(amount(1, 90)),
  perCore: fc.record({ min: option(amount(0, 120)), max: option(amount(120, 500)) }),
});

/** what the webhook counts out; without a step, whole bytes and the bounds */
function numbersOf(min: bigint, max: bigint, step: bigint | undefined): Set<bigint> {
  const numbers = new Set([min, max]);
  for (let number = step === undefined ? (min + ONE - 1n) / ONE * ONE : min; number < max; number += step ?? ONE) {
    numbers.add(number);
  }
  return numbers;
}

const FAR = 4000n * ONE;

function legalSizes(memory: any, cores: bigint, asked: bigint): bigint[] {
  const { perCore } = memory;
  const [min, max, step] = [memory.min, memory.max, memory.step].map(quantity => parseQuantity(quantity ?? 0)!);
  const [least, most] = [perCore.min, perCore.max].map(quantity => parseQuantity(quantity ?? 0)!);
  const every = (bound: bigint) => bound === 0n || step === 0n ? undefined : step;
  const sizes = numbersOf(min, max || FAR, every(max));
  if (every(max) === undefined && min <= asked && asked <= (max || FAR)) {
    sizes.add(asked);
  }
  const each = numbersOf(least, most || FAR, every(most));
  return [...sizes].filter(size => size > 0n && each.has((size + ONE - 1n) / ONE / cores * ONE)).sort((a, b) => a < b ? -1 : 1);
}

test('the least and the most memory are those of all that there are', () => fc.assert(fc.property(
  small, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 3000 }), (memory, cores, twentieths) => {
    const asked = BigInt(twentieths) * TWENTIETH;
    const sizes = legalSizes(memory, BigInt(cores), asked);
    const limits = limitsOf(cores, memory);
    expect(leastMemory(limits, cores, asked)).toBe(sizes.find(size => size >= asked));
    expect(mostMemory(limits, cores, asked)).toBe(sizes.filter(size => size <= asked).pop());
  }), { numRuns: 5000 }));

test.each<[string, number, object, string, string | undefined]>([
  ['any memory', 3, {}, '5', '5'],
  ['a part of a byte, where that is legal', 1, {}, '0.5', '0.5'],
  ['steps of 0.1Gi, ten of which are 1Gi', 1, { max: '2Gi', step: '0.1Gi' }, '0.95Gi', '1Gi'],
  ['steps that are whole for each core after 625 of them', 1, { max: '2Gi', step: '0.001Gi', perCore: { max: '2Gi' } }, '1Mi', '128Mi'],
  ['steps of a billionth', 1, { max: '2Gi', step: '1n', perCore: { max: '1Gi' } }, '1.5', '1.5'],
  ['steps that meet after as many as there are cores', 248, { min: 1, max: 2 ** 50, step: 1000, perCore: { min: 1125, max: 2 ** 50 } }, '279002', '527001'],
  ['steps that meet at the upper bound only', 248, { min: 999, max: 248 * 2 ** 30, step: 1000, perCore: { max: 2 ** 30 } }, '1', '248Gi'],
  ['exbibytes', 7, { max: '7Ei', step: '1000000000000001', perCore: { max: '1Ei' } }, '6Ei', '6923000000000006923'],
  ['nothing, where the steps never meet', 248, { min: 999, max: 2 ** 50 + 999, step: 1000, perCore: { max: 2 ** 50 } }, '1', undefined],
])('finds %s', (_, cores, memory, from, expected) => {
  const found = leastMemory(limitsOf(cores, memory), cores, parseQuantity(from)!);
  expect(found === undefined ? undefined : quantityText(found)).toBe(expected);
});
