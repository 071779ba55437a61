import fc from 'fast-check';
import { LegalSize, nextBest, smallestSize } from '../../src/domain/size-search';
import { MOST_CORES, readSizingPolicies } from '../../src/domain/sizing-limits';
import { ONE } from '../../src/manifest/quantity';
import { Bytes, legalSizes, policiesArbitrary, wishes } from '../values/sizes';

const GI = 2 ** 30;
const exact = (wish: Bytes) => ({ ...wish, memory: BigInt(wish.memory) * ONE });
const plain = (size: LegalSize | undefined) => size && { cores: size.cores, memory: Number(size.memory / ONE) };
const sought = (policies: object[], wish: Bytes) => smallestSize(readSizingPolicies(policies)!, exact(wish));

test.each<[string, object[], Bytes, Bytes | undefined]>([
  ['whatever is asked for, without policies', [], { cores: 3, memory: 5 }, { cores: 3, memory: 5 }],
  ['cores that fill the sockets', [], { cores: 65, memory: 5 }, { cores: 72, memory: 5 }],
  ['the most cores', [], { cores: MOST_CORES, memory: 5 }, { cores: MOST_CORES, memory: 5 }],
  ['more cores, where only they have the memory', [{ cores: { min: 1, max: 8 }, memory: { perCore: { max: '2Gi' } } }], { cores: 1, memory: 5 * GI }, { cores: 3, memory: 5 * GI }],
  ['an upper bound out of step', [{ cores: { min: 1, max: 4 }, memory: { max: '7Gi', step: '2Gi' } }], { cores: 1, memory: 6.5 * GI }, { cores: 1, memory: 7 * GI }],
  ['steps of a fraction', [{ cores: { min: 3, max: 4 }, memory: { max: '2Gi', step: '0.1Gi', perCore: { max: '1Gi' } } }], { cores: 3, memory: GI }, { cores: 3, memory: 1.5 * GI }],
])('finds %s', (_, policies, wish, size) => expect(plain(sought(policies, wish))).toEqual(size));

const first = (policies: object[], { cores, memory, coreFraction }: Bytes) =>
  legalSizes(policies, coreFraction).find(size => size.cores >= cores && size.memory >= memory);
// the most memory for each number of cores, without what is less than a byte for a core
const roundedMost = (sizes: ReturnType<typeof legalSizes>) => [...new Set(sizes.map(({ cores }) => cores))].map(count => {
  const same = sizes.filter(({ cores }) => cores === count);
  const { memory } = same[same.length - 1];
  return same.find(size => size.memory >= Math.floor(memory / count) * count)!;
});

test('the smallest size is the first of all that there are', () => fc.assert(fc.property(policiesArbitrary, wishes, (policies, wish) => {
  const found = sought(policies, wish);
  expect(plain(found)).toEqual(first(policies, wish));
  expect(wish.coreFraction === undefined || found === undefined ? undefined : found.coreFraction).toBe(found && wish.coreFraction);
}), { numRuns: 500 }));

test('what is named next to a wish is legal, and none is nearer', () => fc.assert(fc.property(policiesArbitrary, wishes, (policies, wish) => {
  const { cores, memory, coreFraction } = wish;
  fc.pre(first(policies, wish) === undefined);
  const { fewerCores, lessMemory, otherFractions, less } = nextBest(readSizingPolicies(policies)!, exact(wish));
  const sizes = legalSizes(policies, coreFraction);

  const most = sizes.filter(size => size.memory >= memory).pop()?.cores;
  expect(plain(fewerCores)).toEqual(sizes.find(size => size.cores === most && size.memory >= memory));
  const rounded = roundedMost(sizes.filter(size => size.cores >= cores && size.memory < memory));
  expect(plain(lessMemory)).toEqual(rounded.find(size => rounded.every(other => other.memory <= size.memory)));
  const offered = [7, 10, 20, 50, 100].filter(fraction => policies.some(policy => policy.coreFractions?.includes(`${fraction}%`)));
  expect(otherFractions).toEqual(coreFraction === undefined ? [] : offered.filter(fraction => first(policies, { ...wish, coreFraction: fraction })));
  const near = fewerCores !== undefined || lessMemory !== undefined || otherFractions.length > 0;
  const largest = (among: typeof sizes) => roundedMost(among.filter(size => size.cores <= cores && size.memory <= memory)).pop();
  expect(plain(less)).toEqual(near ? undefined : largest(sizes) ?? largest(legalSizes(policies)));
}), { numRuns: 300 }));
