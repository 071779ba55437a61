import type { Classification, FieldImpact } from '../impact/classification';
import { lessAccess, moreAccess } from '../impact/classification';

const MOST = 5;

/** a string or a number in a message: no schema has checked these objects */
export const textOfScalar = (value: unknown): string => typeof value === 'string' || typeof value === 'number' ? String(value) : '?';

/** the first items of a list, and the number of the others */
export function firstOf(items: readonly string[]): string {
  const shown = items.slice(0, MOST).join(', ');
  return items.length <= MOST ? shown : `${shown} and ${items.length - MOST} more`;
}

/** what a change takes away and what it adds, as impacts of one field; nothing if it does neither */
export function lostAndGained(
  pointer: string, lost: readonly string[], gained: readonly string[], losing: (items: string) => string, gaining: (items: string) => string,
): FieldImpact[] {
  const found: [readonly string[], Classification][] = [[lost, lessAccess(losing(firstOf(lost)))], [gained, moreAccess(gaining(firstOf(gained)))]];
  return found.filter(([items]) => items.length > 0).map(([, classification]) => ({ pointer, ...classification }));
}

/** the items of the first list that the second does not have */
export const without = (items: readonly string[], others: readonly string[]): string[] => [...new Set(items)].filter(item => !others.includes(item));
