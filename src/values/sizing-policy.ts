import { Size } from 'cdk8s';
import { CoreFraction } from './core-fraction';
import type { VirtualMachineClassSpec } from '../../imports/contract/wire';
import { smallestSize } from '../domain/size-search';
import { nearestCores, readSizingPolicies } from '../domain/sizing-limits';
import { ONE } from '../manifest/quantity';

/**
 * The sizes that a class takes for machines with a certain number of cores.
 *
 * Machines with a number of cores that no policy of the class holds are refused, so the policies of a class rarely leave gaps. They never overlap.
 */
export interface SizingPolicy {
  /**
   * Least number of cores that the policy is for, a whole number from 1.
   */
  readonly minCores: number;

  /**
   * Most cores that the policy is for: a whole number up to 1024, more than `minCores` and more than `coreStep`. A machine has at most 248.
   */
  readonly maxCores: number;

  /**
   * Only every so many cores are taken, counted from `minCores`, and `maxCores` in any case. A whole number from 1.
   *
   * @default - every number that DVP can spread over sockets
   */
  readonly coreStep?: number;

  /**
   * Shares of a core that machines may be guaranteed, all of them percentages.
   *
   * @default - every percentage
   */
  readonly coreFractions?: CoreFraction[];

  /**
   * Share of a core that is guaranteed to a machine which asks for none: one of `coreFractions`, or `CoreFraction.AUTO`. Needs DVP 1.3 or newer.
   *
   * @default - whole cores; where `coreFractions` lacks those, each machine has to ask for one of its shares
   */
  readonly defaultCoreFraction?: CoreFraction;

  /**
   * Whether machines may, or must, have cores for themselves. The API has the field, but nothing comes of it.
   *
   * @default - nothing is said about it
   */
  readonly dedicatedCores?: boolean[];

  /**
   * Least memory of a machine.
   *
   * @default - any memory
   */
  readonly minMemory?: Size;

  /**
   * Most memory of a machine.
   *
   * @default - any memory
   */
  readonly maxMemory?: Size;

  /**
   * Only every so much memory is taken, counted from the least, and the most in any case; more than zero. It needs `maxMemory`, or for
   * the memory of a core `maxMemoryPerCore`.
   *
   * @default - any memory within the bounds
   */
  readonly memoryStep?: Size;

  /**
   * Least memory of a machine divided by its cores.
   *
   * @default - any memory
   */
  readonly minMemoryPerCore?: Size;

  /**
   * Most memory of a machine divided by its cores.
   *
   * @default - any memory
   */
  readonly maxMemoryPerCore?: Size;
}

type Wire = NonNullable<VirtualMachineClassSpec['sizingPolicies']>[number];

/**
 * Policies as the API has them, in a copy of their own.
 *
 * @throws if no machine could ever have a size of one of them
 */
export function policiesToKube(path: string, policies: SizingPolicy[]): Wire[] {
  const wire = policies.map(policyToKube);
  wire.forEach((policy, i) => checkAlive(`[${path}] 'sizingPolicies[${i}]'`, policy));
  return wire;
}

function policyToKube(policy: SizingPolicy): Wire {
  const { minMemory, maxMemory, memoryStep, minMemoryPerCore, maxMemoryPerCore } = policy;
  const perCore = filled({ min: minMemoryPerCore?.asString(), max: maxMemoryPerCore?.asString() });
  const memory = { min: minMemory?.asString(), max: maxMemory?.asString(), step: memoryStep?.asString(), perCore };
  return {
    cores: { min: policy.minCores, max: policy.maxCores, step: policy.coreStep },
    memory: filled(memory),
    coreFractions: policy.coreFractions?.map(fraction => fraction._toKube()),
    defaultCoreFraction: policy.defaultCoreFraction?._toKube(),
    dedicatedCores: policy.dedicatedCores && [...policy.dedicatedCores],
  };
}

const filled = <T extends object>(fields: T): T | undefined => Object.values(fields).some(field => field !== undefined) ? fields : undefined;

function checkAlive(policy: string, json: Wire): void {
  const read = readSizingPolicies([json]);
  // the rules report a policy that cannot be read, or contradicts itself
  if (read === undefined || smallestSize(read, { cores: 1, memory: ONE }) !== undefined) {
    return;
  }
  const { min, max, step } = json.cores;
  const range = `${min} to ${max} cores${step === undefined ? '' : ` in steps of ${step}`}`;
  const legal = nearestCores(read, min);
  if (legal.below !== undefined || legal.above !== undefined) {
    throw new Error(`${policy} has no memory that fits ${range}: no size keeps both the bounds of the memory and those of the memory per core`);
  }
  const { below, above } = nearestCores([], min);
  const instead = [below, above].filter(count => count !== undefined).join(' or ');
  throw new Error(`${policy} takes ${range}, and no machine can have any of these, because DVP spreads cores evenly over sockets: `
    + `a range with ${instead} cores`);
}
