import fc from 'fast-check';
import { SizingLimits, coresFit, fillsSockets, nearestCores, policyFor, readSizingPolicies } from '../../src/domain/sizing-limits';
import { ONE } from '../../src/manifest/quantity';

const four = { cores: { min: 1, max: 4 } };

test('policies are read in both versions of the API', () => {
  const memory = { min: '0.5Gi', max: '8Gi', step: 1024, perCore: { min: '1', max: '0' } };
  const limits = {
    cores: { min: 1n, max: 4n, step: undefined },
    coreFractions: [10, 100],
    defaultCoreFraction: 10,
    memory: { min: 2n ** 29n * ONE, max: 2n ** 33n * ONE, step: 1024n * ONE },
    memoryPerCore: { min: ONE, max: undefined, step: undefined },
  };
  expect(readSizingPolicies([{ ...four, coreFractions: [10, 100], defaultCoreFraction: 10, memory }])).toEqual([limits]);
  expect(readSizingPolicies([{ ...four, coreFractions: ['10%', '100%'], defaultCoreFraction: '10%', memory }])).toEqual([limits]);
  expect(readSizingPolicies(undefined)).toEqual([]);
});

test.each<[string, unknown]>([
  ['no list', 'x'],
  ['no policy', [null]],
  ['no cores', [{}]],
  ['no number of cores', [{ cores: { min: 'one', max: 2 } }]],
  ['half a core', [{ cores: { min: 1, max: 2.5 } }]],
  ['cores the wrong way round', [{ cores: { min: 2, max: 1 } }]],
  ['no highest number of cores', [{ cores: { min: 2 } }]],
  ['a step backwards', [{ cores: { min: 1, max: 2, step: -1 } }]],
  ['no list of fractions', [{ ...four, coreFractions: '10%' }]],
  ['no fraction', [{ ...four, coreFractions: ['all'] }]],
  ['no default', [{ ...four, defaultCoreFraction: 'auto' }]],
  ['no quantity', [{ ...four, memory: { min: 'much' } }]],
  ['no quantity for the most', [{ ...four, memory: { max: 'much' } }]],
  ['no quantity for the step', [{ ...four, memory: { max: '1Gi', step: 'much' } }]],
  ['memory the wrong way round', [{ ...four, memory: { min: '2Gi', max: '1Gi' } }]],
  ['memory below zero', [{ ...four, memory: { min: '-1Gi' } }]],
  ['memory in steps backwards', [{ ...four, memory: { max: '1Gi', step: '-1Mi' } }]],
  ['cores without memory', [{ ...four, memory: { perCore: 7 } }]],
  ['a wrong policy among right ones', [four, { cores: 7 }]],
])('policies with %s cannot be read', (_, json) => expect(readSizingPolicies(json)).toBe(undefined));

const steps = fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined });
const ranges = fc.record({ min: fc.integer({ min: 1, max: 40 }), more: fc.nat(60), step: steps })
  .map(({ min, more, step }) => ({ min, max: min + more, step }));

function counts({ min, max, step = 1 }: { min: number; max: number; step?: number }): Set<number> {
  const numbers = new Set([max]);
  for (let count = min; count < max; count += step) {
    numbers.add(count);
  }
  return numbers;
}

test('the nearest counts of cores are legal, and none is nearer', () => fc.assert(fc.property(fc.array(ranges, { maxLength: 4 }), fc.nat(300), (list, count) => {
  const limits: readonly SizingLimits[] = readSizingPolicies(list.map(cores => ({ cores })))!;
  const holder = (cores: number) => list.findIndex(({ min, max }) => min <= cores && cores <= max);
  expect(policyFor(limits, count)).toBe(limits[holder(count)]);
  const legal = Array.from({ length: 300 }, (_, i) => i)
    .filter(cores => fillsSockets(cores) && (list.length === 0 || holder(cores) >= 0 && counts(list[holder(cores)]).has(cores)));
  expect(coresFit(limits, count)).toBe(legal.includes(count));
  expect(nearestCores(limits, count)).toEqual({ below: legal.filter(other => other <= count).pop(), above: legal.find(other => other >= count) });
})));
