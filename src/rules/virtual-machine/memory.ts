import { nextTo } from './legal-values';
import { featureGates } from '../../domain/cluster-lookups';
import { Grid, nearestOnGrid, onGrid, within } from '../../domain/grid';
import { CLASS_NAME, CPU, MEMORY, MachineSizing, sizingOf } from '../../domain/machine-class';
import { eachCore } from '../../domain/memory-search';
import { SizingLimits } from '../../domain/sizing-limits';
import { olderThan } from '../../domain/version';
import { World } from '../../domain/world';
import { ManifestObject } from '../../manifest/manifest';
import { ONE, parseQuantity, quantityText } from '../../manifest/quantity';
import { Topic, dvp } from '../rule';

const CONTROLLER = 'images/virtualization-artifact/pkg/controller';

/** the memory of a machine */
export const memory = new Topic({ reads: ['/spec/memory', CPU, CLASS_NAME], kinds: dvp('VirtualMachine'), source: `${CONTROLLER}/service/size_policy_service.go` });

export const memoryAboveZero = memory.rule({
  id: 'VM-18',
  severity: 'error',
  says: 'The memory of a machine is more than zero.',
  why: 'A machine without memory is accepted, but cannot start.',
  source: 'crds/virtualmachines.yaml',
  // GEN rules report a value that is not a quantity
  check: object => (amountOf(object) ?? ONE) > 0n ? undefined : {
    pointer: MEMORY,
    wrong: 'the memory of a machine must be more than zero',
    instead: { yaml: 'a larger size, for example 4Gi', code: "a larger 'memory', for example Size.gibibytes(4)" },
  },
});

const GATE = 'HotplugMemoryWithLiveMigration';
const GIBIBYTE = 2n ** 30n * ONE;
const PLUGGABLE = { min: 0n, max: 256n * GIBIBYTE, step: GIBIBYTE / 512n };

export const pluggableMemory = memory.rule({
  id: 'VM-19',
  severity: 'warning',
  says: `With the feature gate ${GATE}, a machine of 1Gi or more has at most 256Gi, in steps of 2Mi.`,
  why: 'DVP prepares such a machine to get more memory while it runs, and KubeVirt then rejects other sizes: the machine keeps its old configuration, or has none.',
  source: `${CONTROLLER}/kvbuilder/kvvm.go`,
  check: (object, world) => {
    const size = amountOf(object);
    if (size === undefined || size < GIBIBYTE || onGrid(PLUGGABLE, size) || featureGates(world)?.includes(GATE) !== true) {
      return undefined;
    }
    const limit = size > PLUGGABLE.max ? 'at most 256Gi of memory' : 'memory in steps of 2Mi';
    return {
      pointer: MEMORY,
      wrong: `with the feature gate ${GATE} a machine must have ${limit}`,
      instead: nextTo(nearestOnGrid(PLUGGABLE, size), quantityText),
    };
  },
});

export const memoryBounds = memory.rule({
  id: 'VM-23',
  needsKinds: dvp('VirtualMachineClass'),
  severity: 'error',
  says: 'The memory of a machine is within the bounds of its sizing policy.',
  why: 'The webhook rejects a machine with less or with more.',
  check: (object, world) => {
    const sized = sizedBy(object, world);
    if (sized === undefined || within(sized.policy.memory, sized.amount)) {
      return undefined;
    }
    const bounds = range(sized.policy.memory);
    return {
      pointer: MEMORY,
      wrong: `VirtualMachineClass ${sized.className} allows ${bounds} of memory for a machine with ${sized.cores} cores`,
      instead: bounds,
    };
  },
});

export const memoryInSteps = memory.rule({
  id: 'VM-24',
  needsKinds: dvp('VirtualMachineClass'),
  severity: 'error',
  says: 'The memory of a machine is a whole number of steps above the minimum of its sizing policy, or its maximum.',
  why: 'The webhook rejects the sizes in between. It ignores a step without an upper bound.',
  check: (object, world) => {
    const sized = sizedBy(object, world);
    // VM-23 reports sizes out of bounds
    if (sized === undefined || !within(sized.policy.memory, sized.amount) || onGrid(sized.policy.memory, sized.amount)) {
      return undefined;
    }
    return {
      pointer: MEMORY,
      wrong: `VirtualMachineClass ${sized.className} allows ${range(sized.policy.memory)} of memory ${steps(sized.policy.memory)}`,
      instead: nextTo(nearestOnGrid(sized.policy.memory, sized.amount), quantityText),
    };
  },
});

export const memoryPerCore = memory.rule({
  id: 'VM-25',
  needsKinds: dvp('VirtualMachineClass'),
  severity: 'error',
  says: 'The memory of a machine divided by its cores is within the bounds and steps of its sizing policy.',
  why: 'The webhook divides, rounds down to bytes, and rejects a result that the policy does not allow for one core.',
  check: (object, world) => {
    const sized = sizedBy(object, world);
    if (sized === undefined) {
      return undefined;
    }
    const { cores, className, policy: { memoryPerCore: grid } } = sized;
    const each = eachCore(sized.amount, BigInt(cores));
    if (onGrid(grid, each)) {
      return undefined;
    }
    const isWithin = within(grid, each);
    const ofMachine = (amount: bigint): string => quantityText(amount * BigInt(cores));
    return {
      pointer: MEMORY,
      wrong: `VirtualMachineClass ${className} allows ${range(grid)} of memory for each core${isWithin ? ` ${steps(grid)}` : ''}, `
        + `and this is ${quantityText(each)} for each of ${cores}`,
      instead: `${isWithin ? nextTo(nearestOnGrid(grid, each), ofMachine) : range(grid, ofMachine)} for ${cores} cores, or another number of cores`,
    };
  },
});

const amountOf = (object: ManifestObject): bigint | undefined => parseQuantity(object.value(MEMORY));

interface Sized extends MachineSizing {
  readonly policy: SizingLimits;
  readonly amount: bigint;
}

/** the size of a machine with the policy for it; VM-18 and GEN rules report sizes that are not above zero */
function sizedBy(object: ManifestObject, world: World): Sized | undefined {
  const sizing = sizingOf(object, world);
  const amount = amountOf(object);
  if (sizing?.policy === undefined || amount === undefined || amount <= 0n) {
    return undefined;
  }
  return { ...sizing, policy: ofRelease(sizing.policy, world), amount };
}

/** up to DVP 1.9 the webhook checks memory only where it has an upper bound */
function ofRelease(policy: SizingLimits, world: World): SizingLimits {
  if (olderThan(world.cluster?.dvpRelease, '1.10') !== true) {
    return policy;
  }
  const checked = (grid: Grid): Grid => grid.max === undefined ? { min: 0n } : grid;
  return { ...policy, memory: checked(policy.memory), memoryPerCore: checked(policy.memoryPerCore) };
}

/** `2Gi to 8Gi` */
function range({ min, max }: Grid, text = quantityText): string {
  if (max === undefined) {
    return `${text(min)} or more`;
  }
  return min === 0n ? `up to ${text(max)}` : `${text(min)} to ${text(max)}`;
}

const steps = ({ min, step }: Grid): string => `in steps of ${quantityText(step ?? 0n)}, counted from ${quantityText(min)}`;
