import { ManifestObject } from '../../manifest/manifest';

/** one sizing policy of a class, the same for both versions of the kind */
export interface Policy {
  readonly pointer: string;
  readonly position: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** percentages; v1alpha2 has 50 where v1alpha3 has '50%' */
  readonly fractions: readonly number[];
  /** a percentage, or the word that leaves it to the autoscaler */
  readonly defaultFraction: number | typeof AUTO | undefined;
  /** the same, as it stands in the object */
  readonly writtenDefault: unknown;
}

export const AUTO = 'Auto';

const POLICIES = '/spec/sizingPolicies';

/** the policies of a class that has passed the schema */
export function policiesOf(vmClass: ManifestObject): Policy[] {
  return vmClass.list<PolicyJson>(POLICIES).map(({ cores, coreFractions = [], defaultCoreFraction }, position) => ({
    ...cores,
    pointer: `${POLICIES}/${position}`,
    position,
    fractions: coreFractions.map(percent).filter(fraction => fraction !== undefined),
    defaultFraction: defaultCoreFraction === AUTO ? AUTO : percent(defaultCoreFraction),
    writtenDefault: defaultCoreFraction,
  }));
}

interface PolicyJson {
  readonly cores: { readonly min: number; readonly max: number; readonly step?: number };
  readonly coreFractions?: readonly unknown[];
  readonly defaultCoreFraction?: unknown;
}

/** a percentage as a number, in both versions of the kind */
function percent(fraction: unknown): number | undefined {
  const number = typeof fraction === 'string' && fraction.endsWith('%') ? Number(fraction.slice(0, -1)) : fraction;
  return typeof number === 'number' && number >= 1 && number <= 100 ? number : undefined;
}

/** `20%, 50%, 100%` */
export const percents = (fractions: readonly number[]): string => fractions.map(fraction => `${fraction}%`).join(', ');
