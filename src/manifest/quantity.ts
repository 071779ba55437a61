/** the number 1 in the unit of `parseQuantity`: Kubernetes stores quantities in billionths and rounds smaller parts up */
export const ONE = 10n ** 9n;

const FACTORS: Readonly<Record<string, { readonly binary?: bigint; readonly power?: number }>> = {
  n: { power: -9 },
  u: { power: -6 },
  m: { power: -3 },
  k: { power: 3 },
  M: { power: 6 },
  G: { power: 9 },
  T: { power: 12 },
  P: { power: 15 },
  E: { power: 18 },
  Ki: { binary: 2n ** 10n },
  Mi: { binary: 2n ** 20n },
  Gi: { binary: 2n ** 30n },
  Ti: { binary: 2n ** 40n },
  Pi: { binary: 2n ** 50n },
  Ei: { binary: 2n ** 60n },
};

// Kubernetes lowers larger quantities with a binary suffix to this one
const MOST_BINARY = (2n ** 63n - 1n) * ONE;

// quantities of Kubernetes need no larger exponent, and a power of ten with a billion digits would fill the memory
const FURTHEST = 100;

/**
 * A Kubernetes quantity (`10Gi`, `1e3`, `0.5`, 42) in billionths, or `undefined` if Kubernetes cannot read it.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(quantity: unknown): bigint | undefined {
  const text = typeof quantity === 'number' ? String(quantity) : quantity;
  if (typeof text !== 'string') {
    return undefined;
  }
  let amount = known.get(text);
  if (amount === undefined && !known.has(text)) {
    amount = amountOf(text);
    if (known.size < MOST_KNOWN && text.length < LONGEST_KNOWN) {
      known.set(text, amount);
    }
  }
  return amount;
}

// thousands of machines have few sizes, and several rules read each of them
const known = new Map<string, bigint | undefined>();
const MOST_KNOWN = 1000;
const LONGEST_KNOWN = 32;

function amountOf(text: string): bigint | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:([KMGTPE]i|[numkMGTPE])|[eE]([+-]?\d+))?$/.exec(text);
  const [, sign, whole = '', fraction = '', suffix, exponent = '0'] = match ?? [];
  const digits = whole + fraction;
  if (match === null || digits === '') {
    return undefined;
  }
  const byExponent = Math.max(-FURTHEST, Math.min(FURTHEST, Number(exponent)));
  const { binary = 1n, power = 0 } = suffix === undefined ? { power: byExponent } : FACTORS[suffix];
  const size = shifted(BigInt(digits) * binary, power - fraction.length + 9);
  const amount = binary > 1n && size > MOST_BINARY ? MOST_BINARY : size;
  return sign === '-' ? -amount : amount;
}

/** a number times a power of ten, rounded up */
function shifted(number: bigint, power: number): bigint {
  return power >= 0 ? number * 10n ** BigInt(power) : dividedUp(number, 10n ** BigInt(-power));
}

/** the quotient of a number that is not negative, rounded up */
export const dividedUp = (number: bigint, divisor: bigint): bigint => (number + divisor - 1n) / divisor;

/** billionths of a byte as whole bytes, rounded up; not for negative numbers */
export const wholeBytes = (amount: bigint): bigint => dividedUp(amount, ONE);

const UNITS: readonly [string, bigint][] = ['Pi', 'Ti', 'Gi', 'Mi', 'Ki'].map(unit => [unit, FACTORS[unit].binary! * ONE]);

/** billionths as the shortest exact quantity in binary units; not for negative numbers */
export function quantityText(amount: bigint): string {
  const [unit, factor] = UNITS.find(([, size]) => amount !== 0n && amount % size === 0n) ?? ['', ONE];
  const fraction = amount % factor === 0n ? '' : `.${String(amount % factor).padStart(9, '0').replace(/0+$/, '')}`;
  return `${amount / factor}${fraction}${unit}`;
}
