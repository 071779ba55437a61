import { Demand } from './node-demands';

/**
 * Demands that no node can meet together, as few as show it; an empty list where a node can.
 */
export function contradiction(demands: readonly Demand[]): readonly Demand[] {
  if (demands.length === 0) {
    return [];
  }
  // nearly all demands are on labels of their own, and such a label can have any value
  if (new Set(demands.map(({ key }) => key)).size === demands.length && demands.every(({ operator }) => !COMPARED.has(operator))) {
    return [];
  }
  const byKey = new Map<string, Demand[]>();
  // other rules report invalid expressions
  demands.filter(({ operator, values }) => operator !== 'In' || values.length > 0).forEach(demand => byKey.set(demand.key, [...byKey.get(demand.key) ?? [], demand]));
  for (const same of byKey.values()) {
    if (!isPossible(same)) {
      return fewest(same);
    }
  }
  return [];
}

const COMPARED = new Set(['Gt', 'Lt']);

function fewest(same: readonly Demand[]): readonly Demand[] {
  const single = same.find(demand => !isPossible([demand]));
  if (single !== undefined) {
    return [single];
  }
  const pairs = same.flatMap((one, i) => same.slice(i + 1).map(other => [one, other]));
  return pairs.find(pair => !isPossible(pair)) ?? same;
}

/** whether one label can meet all demands on it */
function isPossible(same: readonly Demand[]): boolean {
  const of = (operator: string) => same.filter(demand => demand.operator === operator);
  const bounds = (operator: string) => of(operator).flatMap(({ values: [bound] }) => isNumber(bound) ? [BigInt(bound)] : []);
  if (of('DoesNotExist').length > 0) {
    return same.every(({ operator }) => operator === 'DoesNotExist' || operator === 'NotIn');
  }
  // a label has no sign, so compared numbers are at least 0
  const above = bounds('Gt').reduce((most, bound) => bound > most ? bound : most, -1n);
  const below = bounds('Lt').reduce<bigint | undefined>((least, bound) => least === undefined || bound < least ? bound : least, undefined);
  const [first, ...others] = of('In');
  if (first === undefined) {
    return below === undefined || above + 1n < below;
  }
  const compared = above >= 0n || below !== undefined;
  return first.values.some(value => others.every(({ values }) => values.includes(value))
    && of('NotIn').every(({ values }) => !values.includes(value))
    && (!compared || isNumber(value) && BigInt(value) > above && (below === undefined || BigInt(value) < below)));
}

const isNumber = (text: string | undefined): text is string => text !== undefined && /^\d+$/.test(text);
