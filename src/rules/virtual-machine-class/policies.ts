import { Manifest, listAt } from '../../manifest/manifest';

/** one sizing policy of a class, the same for both versions of the kind */
export interface Policy {
  readonly pointer: string;
  readonly position: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** percentages; v1alpha2 writes 50 and v1alpha3 writes '50%' */
  readonly fractions: readonly number[];
  /** a percentage, or the word that leaves it to the autoscaler */
  readonly standard: number | typeof AUTO | undefined;
  /** as the author wrote it */
  readonly written: unknown;
}

export const AUTO = 'Auto';

export const POLICIES = '/spec/sizingPolicies';

/** the policies of a class that has passed the schema */
export function policiesOf(json: Manifest): Policy[] {
  return listAt<PolicyJson>(json, POLICIES).map(({ cores, coreFractions = [], defaultCoreFraction: written }, position) => ({
    ...cores,
    pointer: `${POLICIES}/${position}`,
    position,
    fractions: coreFractions.map(percent).filter(fraction => fraction !== undefined),
    standard: written === AUTO ? AUTO : percent(written),
    written,
  }));
}

interface PolicyJson {
  readonly cores: { readonly min: number; readonly max: number; readonly step?: number };
  readonly coreFractions?: readonly unknown[];
  readonly defaultCoreFraction?: unknown;
}

/** a percentage as a number, whichever version wrote it */
export function percent(fraction: unknown): number | undefined {
  const number = typeof fraction === 'string' && fraction.endsWith('%') ? Number(fraction.slice(0, -1)) : fraction;
  return typeof number === 'number' && number >= 1 && number <= 100 ? number : undefined;
}

/** percentages as an author reads them */
export const percents = (fractions: readonly number[]): string => fractions.map(fraction => `${fraction}%`).join(', ');
