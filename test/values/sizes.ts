import fc from 'fast-check';

// small classes in bytes, and what the webhook takes of them, written out number by number

/** a size, or what is asked for, with its memory in bytes */
export interface Bytes {
  readonly cores: number;
  readonly memory: number;
  readonly coreFraction?: number | 'Auto';
}

/** no smallest size of these classes has more bytes */
export const BIGGEST = 600;

/** no machine of these classes has more cores, which is where they begin to spread over two sockets */
const MOST_CORES = 22;

const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const bounds = (least: number, width: number) => fc.tuple(fc.nat(least), option(fc.integer({ min: 1, max: width })), fc.boolean())
  .map(([min, more, open]) => ({ min: open ? undefined : min, max: more === undefined ? undefined : min + more }));

const policy = fc.record({
  cores: fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 8 }), option(fc.integer({ min: 1, max: 9 })))
    .map(([min, more, step]) => ({ min, max: min + more, step })),
  memory: option(fc.record({ bounds: bounds(40, 200), perCore: option(bounds(6, 12)), step: option(fc.integer({ min: 1, max: 11 })) })
    .map(memory => ({ ...memory.bounds, perCore: memory.perCore, step: memory.step }))),
  coreFractions: option(fc.subarray([7, 10, 20, 50, 100])),
  standard: option(fc.constantFrom<number | 'Auto'>('Auto', 0, 1)),
}).map(({ coreFractions, standard, ...sizes }) => ({
  ...sizes,
  coreFractions: coreFractions?.map(fraction => `${fraction}%`),
  defaultCoreFraction: standard === undefined || standard === 'Auto' ? standard
    : coreFractions === undefined || coreFractions.length === 0 ? '30%' : `${coreFractions[standard % coreFractions.length]}%`,
}));

export const policiesArbitrary: fc.Arbitrary<any[]> = fc.array(policy, { minLength: 1, maxLength: 3 });

export const wishes: fc.Arbitrary<Bytes> = fc.record({
  cores: fc.integer({ min: 1, max: 25 }),
  memory: fc.integer({ min: 1, max: 300 }),
  coreFraction: option(fc.constantFrom<number | 'Auto'>(7, 10, 20, 50, 100, 'Auto')),
});

/** the numbers that the webhook counts out, up to the biggest */
function numbers({ min = 0, max = Infinity, step }: { min?: number; max?: number; step?: number } = {}): Set<number> {
  const counted = new Set<number>();
  for (let number = min; number < max && number <= BIGGEST; number += max === Infinity ? 1 : step ?? 1) {
    counted.add(number);
  }
  return max <= BIGGEST ? counted.add(max) : counted;
}

/** all sizes that a class takes, the fewest cores first and of those the least memory; without a fraction, those with any that it offers */
export function legalSizes(policies: any[], fraction?: number | 'Auto'): Array<{ cores: number; memory: number }> {
  const sizes = [];
  for (let cores = 1; cores <= MOST_CORES; cores++) {
    const held = policies.find(({ cores: { min, max } }) => min <= cores && cores <= max);
    if (held !== undefined && (cores <= 16 || cores % 2 === 0) && numbers(held.cores).has(cores) && offers(held, fraction)) {
      const { perCore, ...total } = held.memory ?? {};
      const [inAll, perOne] = [numbers(total), numbers({ ...perCore, step: total.step })];
      for (let memory = 1; memory <= BIGGEST; memory++) {
        if (inAll.has(memory) && perOne.has(Math.floor(memory / cores))) {
          sizes.push({ cores, memory });
        }
      }
    }
  }
  return sizes;
}

function offers({ coreFractions = [] }: { coreFractions?: string[] }, fraction?: number | 'Auto'): boolean {
  return coreFractions.length === 0 || fraction === undefined
    || (fraction === 'Auto' ? coreFractions.filter(other => other !== '100%').length > 1 : coreFractions.includes(`${fraction}%`));
}
