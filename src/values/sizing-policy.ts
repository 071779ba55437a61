import { Size } from 'cdk8s';
import { CoreFraction } from './core-fraction';
import type { VirtualMachineClassSpec } from '../../imports/contract/wire';
import { smallestSize } from '../domain/size-search';
import { nearestCores, readSizingPolicies } from '../domain/sizing-limits';
import { CallerError } from '../manifest/caller-error';
import { ONE } from '../manifest/quantity';

/**
 * The sizes that a class allows for machines with a certain number of cores.
 *
 * The policies of a class must not overlap. Machines are refused if their number of cores is not in any policy, so avoid gaps.
 */
export interface SizingPolicy {
  /**
   * Minimum number of cores of the policy, a whole number from 1.
   */
  readonly minCores: number;

  /**
   * Maximum number of cores of the policy: a whole number up to 1024, more than `minCores` and more than `coreStep`. A machine has at most 248.
   */
  readonly maxCores: number;

  /**
   * Step between allowed numbers of cores, counted from `minCores`; `maxCores` is always allowed. A whole number from 1.
   *
   * @default - every number that DVP can spread over sockets
   */
  readonly coreStep?: number;

  /**
   * Allowed guaranteed shares of a core, all of them percentages.
   *
   * @default - every percentage
   */
  readonly coreFractions?: CoreFraction[];

  /**
   * Guaranteed share of a core for a machine that does not set it: one of `coreFractions`, or `CoreFraction.AUTO`. Needs DVP 1.3 or newer.
   *
   * @default - whole cores; if `coreFractions` does not contain 100 %, each machine must set one of its shares
   */
  readonly defaultCoreFraction?: CoreFraction;

  /**
   * Whether machines may, or must, have dedicated cores. The API has the field, but it has no effect.
   *
   * @default - not set
   */
  readonly dedicatedCores?: boolean[];

  /**
   * Minimum memory of a machine.
   *
   * @default - any memory
   */
  readonly minMemory?: Size;

  /**
   * Maximum memory of a machine.
   *
   * @default - any memory
   */
  readonly maxMemory?: Size;

  /**
   * Step between allowed memory sizes, counted from the minimum; the maximum is always allowed. More than zero. Needs `maxMemory`, or for
   * the memory per core `maxMemoryPerCore`.
   *
   * @default - any memory between minimum and maximum
   */
  readonly memoryStep?: Size;

  /**
   * Minimum memory per core of a machine.
   *
   * @default - any memory
   */
  readonly minMemoryPerCore?: Size;

  /**
   * Maximum memory per core of a machine.
   *
   * @default - any memory
   */
  readonly maxMemoryPerCore?: Size;
}

type Wire = NonNullable<VirtualMachineClassSpec['sizingPolicies']>[number];

/**
 * A copy of the policies, in the form of the API.
 *
 * @throws if a policy does not allow any size that a machine can have
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
  // the rules report policies that cannot be parsed or contradict themselves
  if (read === undefined || smallestSize(read, { cores: 1, memory: ONE }) !== undefined) {
    return;
  }
  const { min, max, step } = json.cores;
  const range = `${min} to ${max} cores${step === undefined ? '' : ` in steps of ${step}`}`;
  const legal = nearestCores(read, min);
  if (legal.below !== undefined || legal.above !== undefined) {
    throw new CallerError(`${policy} must allow a memory size for ${range}, got bounds of the memory and of the memory per core that contradict each other`);
  }
  const { below, above } = nearestCores([], min);
  const instead = [below, above].filter(count => count !== undefined).join(' or ');
  throw new CallerError(`${policy} must contain a number of cores that DVP can spread evenly over sockets, got ${range}: `
    + `for example a range with ${instead} cores`);
}
