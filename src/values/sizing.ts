import { Size } from 'cdk8s';
import { CoreFraction } from './core-fraction';
import { Cpu } from './cpu';
import { formatValue } from './describe';
import { Fraction, LegalSize, Wish, nextBest, smallestSize } from '../domain/size-search';
import { MOST_CORES, SizingLimits, fillsSockets, nearestCores, readSizingPolicies } from '../domain/sizing-limits';
import { ONE, parseQuantity, quantityText } from '../manifest/quantity';
import { IVirtualMachineClass } from '../refs';
import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

/**
 * The minimum needs of a machine.
 */
export interface SizingNeeds {
  /**
   * Minimum number of cores, a whole number from 1 to 248.
   *
   * @default 1
   */
  readonly minCores?: number;

  /**
   * Minimum memory.
   *
   * @default - the minimum of the class; required if the class does not have one
   */
  readonly minMemory?: Size;

  /**
   * The exact guaranteed share of each core.
   *
   * @default - the default of the class, or else the smallest share that it allows
   */
  readonly coreFraction?: CoreFraction;
}

/**
 * The size of a machine: its processor and its memory. A class checks both together.
 *
 * @example
 *
 * const general = new dvp.VirtualMachineClass(chart, 'general', {
 *   cpu: dvp.CpuModel.discovery(),
 *   sizingPolicies: [{ minCores: 1, maxCores: 32, minMemoryPerCore: Size.gibibytes(1), maxMemoryPerCore: Size.gibibytes(8) }],
 * });
 * // 17 cores do not spread over two sockets: this is 18 cores and 30Gi
 * const size = dvp.Sizing.smallestFor(general, { minCores: 17, minMemory: Size.gibibytes(30) });
 * new dvp.VirtualMachine(chart, 'db', {
 *   vmClass: general,
 *   cpu: size.cpu,
 *   memory: size.memory,
 *   disks: [dvp.VirtualDisk.fromDiskName('db-root')],
 * });
 */
export class Sizing {
  static { guard(this, 'Sizing'); }

  /**
   * The smallest size that a class allows: the fewest cores that can have enough memory, with the least memory.
   *
   * It fits the ranges, steps and shares of the sizing policies of the class, and DVP can spread its cores over sockets.
   * If the policies are unknown, as for `VirtualMachineClass.GENERIC`, only the cores are checked, and the memory is `minMemory`.
   *
   * @param vmClass a class of this app, or one with policies from `VirtualMachineClass.fromManifest`
   * @param needs the minimum needs of the machine
   * @throws if the class does not allow such a size; the message has the nearest sizes
   */
  public static smallestFor(vmClass: IVirtualMachineClass, needs: SizingNeeds = {}): Sizing {
    checkCores(needs.minCores);
    const { minMemory, coreFraction } = needs;
    const policies = policiesOf(vmClass);
    const asked = minMemory && parseQuantity(minMemory.asString());
    const memory = asked !== undefined && asked > ONE ? asked : ONE;
    const wish: Wish = { cores: needs.minCores ?? 1, memory, coreFraction: coreFraction && fractionOf(coreFraction) };
    const size = smallestSize(policies, wish);
    if (size === undefined) {
      throw new CallerError(refusal(vmClass.className, policies, wish));
    }
    if (minMemory === undefined && size.memory < LEAST_SENSIBLE) {
      throw new CallerError(`VirtualMachineClass ${vmClass.className} has no minimum of memory for ${size.cores} ${noun(size.cores)}: set 'minMemory', for example Size.gibibytes(4)`);
    }
    // keeps the unit of the caller
    const ofMachine = minMemory !== undefined && asked === size.memory ? minMemory : sizeOf(size.memory);
    return new Sizing(Cpu.cores(size.cores, coreFraction ?? coreFractionOf(size.coreFraction)), ofMachine);
  }

  /**
   * Exactly this size. The checks at synth compare it with the class of the machine.
   *
   * @param cores a number from 1 to 248 that DVP can spread over sockets: even above 16, a multiple of 4 above 32, a multiple of 8 above 64
   * @param memory working memory, more than zero
   * @param coreFraction guaranteed share of each core; if not set, the class of the machine decides
   * @throws if DVP cannot spread the cores; the message has the nearest numbers
   */
  public static of(cores: number, memory: Size, coreFraction?: CoreFraction): Sizing {
    const cpu = Cpu.cores(cores, coreFraction);
    if (!fillsSockets(cores)) {
      const { below, above } = nearestCores([], cores);
      throw new CallerError(`DVP cannot spread ${cores} cores evenly over sockets: write ${[below, above].filter(count => count !== undefined).join(' or ')}`);
    }
    return new Sizing(cpu, memory);
  }

  /**
   * The processor of the machine.
   */
  public readonly cpu: Cpu;

  /**
   * Working memory of the machine.
   */
  public readonly memory: Size;

  // only these two, so that callers can spread a size into the properties of a machine
  private constructor(cpu: Cpu, memory: Size) {
    this.cpu = cpu;
    this.memory = memory;
  }
}

/** without a minimum in the class, the memory would be one byte */
const LEAST_SENSIBLE = 2n ** 20n * ONE;

function checkCores(minCores: number | undefined): void {
  if (minCores !== undefined && (!Number.isInteger(minCores) || minCores < 1 || minCores > MOST_CORES)) {
    throw new CallerError(`'minCores' must be a whole number from 1 to ${MOST_CORES}, got ${formatValue(minCores)}`);
  }
}

function policiesOf({ className, sizingPolicies }: IVirtualMachineClass): readonly SizingLimits[] {
  const policies = readSizingPolicies(sizingPolicies);
  if (policies === undefined) {
    throw new CallerError(`VirtualMachineClass ${className} has sizing policies that contradict themselves or do not follow the API: correct them`);
  }
  return policies;
}

const UNITS: readonly [bigint, (amount: number) => Size][] = [
  [2n ** 50n, amount => Size.pebibyte(amount)],
  [2n ** 40n, amount => Size.tebibytes(amount)],
  [2n ** 30n, amount => Size.gibibytes(amount)],
  [2n ** 20n, amount => Size.mebibytes(amount)],
];

function sizeOf(memory: bigint): Size {
  const [unit, size] = UNITS.find(([each]) => memory % (each * ONE) === 0n) ?? [2n ** 10n, (amount: number) => Size.kibibytes(amount)];
  const bytes = memory % ONE === 0n ? Number(memory / ONE) : Number(memory) / Number(ONE);
  return size(bytes / Number(unit));
}

function fractionOf(fraction: CoreFraction): Fraction {
  const wire = fraction._toKube();
  return wire === 'Auto' ? wire : Number.parseInt(wire);
}

const coreFractionOf = (fraction: Fraction | undefined): CoreFraction | undefined =>
  fraction === undefined ? undefined : fraction === 'Auto' ? CoreFraction.AUTO : CoreFraction.percent(fraction);

const noun = (cores: number): string => cores === 1 ? 'core' : 'cores';
const fractionText = (fraction: Fraction): string => fraction === 'Auto' ? fraction : `${fraction}%`;
const listed = (texts: readonly string[]): string => texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(', ')} or ${texts[texts.length - 1]}`;

function refusal(className: string, policies: readonly SizingLimits[], wish: Wish): string {
  const { fewerCores, lessMemory, otherFractions, less } = nextBest(policies, wish);
  const text = (size: LegalSize | undefined) => size === undefined ? [] : [`${size.cores} ${noun(size.cores)} with ${quantityText(size.memory)}`];
  const another = wish.coreFraction !== undefined && less?.coreFraction !== wish.coreFraction ? ' and another core fraction' : '';
  const near = [...text(fewerCores), ...text(lessMemory), ...text(less).map(size => size + another), ...otherFractions.length === 0 ? [] : [`the core fraction ${listed(otherFractions.map(fractionText))}`]];
  const wished = [`${wish.cores} ${noun(wish.cores)} or more`, ...wish.memory > ONE ? [`${quantityText(wish.memory)} or more`] : []].join(' with ');
  const exactly = wish.coreFraction === undefined ? '' : ` and the core fraction ${fractionText(wish.coreFraction)}`;
  const instead = near.length === 0 ? 'no machine fits its sizing policies' : `the nearest that it allows is ${listed(near)}`;
  return `VirtualMachineClass ${className} allows no machine of ${wished}${exactly}: ${instead}`;
}
