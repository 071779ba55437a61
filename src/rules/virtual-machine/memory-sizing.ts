import { nextTo } from './legal-values';
import { machine, classWith } from '../../catalogue/virtual-machine/objects';
import { Grid, nearestOnGrid, onGrid, within } from '../../domain/grid';
import { MEMORY, sizingOf } from '../../domain/machine-class';
import { eachCore } from '../../domain/memory-search';
import { SizingLimits } from '../../domain/sizing-limits';
import { World } from '../../domain/world';
import { ManifestObject, valueAt } from '../../manifest/manifest';
import { parseQuantity, quantityText } from '../../manifest/quantity';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const SOURCE = 'images/virtualization-artifact/pkg/controller/service/size_policy_service.go';
const four = (size: string) => machine({ cpu: { cores: 4, coreFraction: '100%' }, memory: { size } });
const upToFour = (memory: object) => classWith({ cores: { min: 1, max: 4 }, memory });

interface Sized {
  readonly className: string;
  readonly cores: number;
  readonly policy: SizingLimits;
  readonly size: bigint;
  readonly got: unknown;
}

// sizes that are none at all have a rule of their own
function sizedBy(object: ManifestObject, world: World): Sized | undefined {
  const sizing = sizingOf(object, world);
  const got = valueAt(object.json, MEMORY);
  const size = sizing?.policy === undefined ? undefined : parseQuantity(got);
  return sizing?.policy === undefined || size === undefined || size <= 0 ? undefined : { ...sizing, policy: sizing.policy, size, got };
}

/** `2Gi to 8Gi` */
const span = ({ min, max }: Grid, text: (bytes: bigint) => string) => max === undefined ? `${text(min)} or more` : min === 0n ? `up to ${text(max)}` : `${text(min)} to ${text(max)}`;

const steps = ({ min, step }: Grid) => `in steps of ${quantityText(step ?? 0n)}, counted from ${quantityText(min)}`;

export const memoryBounds: Rule = {
  id: 'VM-23',
  severity: 'error',
  kinds: KINDS,
  says: 'The memory of a machine is within the bounds of its sizing policy.',
  why: 'The webhook refuses a machine with less or with more.',
  source: SOURCE,
  breaks: () => [upToFour({ min: '2Gi', max: '8Gi' }), four('8193Mi')],
  keeps: () => [upToFour({ min: '2Gi', max: '8Gi' }), four('8Gi')],
  check: (object, world) => {
    const sized = sizedBy(object, world);
    return sized === undefined || within(sized.policy.memory, sized.size) ? [] : [{
      pointer: MEMORY,
      wrong: `VirtualMachineClass ${sized.className} takes ${span(sized.policy.memory, quantityText)} of memory for a machine with ${sized.cores} cores`,
      got: sized.got,
      instead: span(sized.policy.memory, quantityText),
    }];
  },
};

export const memoryInSteps: Rule = {
  id: 'VM-24',
  severity: 'error',
  kinds: KINDS,
  says: 'The memory of a machine is a whole number of steps above the least that its sizing policy takes, or the most that it takes.',
  why: 'The webhook refuses the sizes in between. A step without an upper bound means nothing to it.',
  source: SOURCE,
  breaks: () => [upToFour({ min: '2Gi', max: '8Gi', step: '4Gi' }), four('7Gi')],
  keeps: () => [upToFour({ min: '2Gi', max: '8Gi', step: '4Gi' }), four('8Gi')],
  check: (object, world) => {
    const sized = sizedBy(object, world);
    return sized === undefined || !within(sized.policy.memory, sized.size) || onGrid(sized.policy.memory, sized.size) ? [] : [{
      pointer: MEMORY,
      wrong: `VirtualMachineClass ${sized.className} takes ${span(sized.policy.memory, quantityText)} of memory ${steps(sized.policy.memory)}`,
      got: sized.got,
      instead: nextTo(nearestOnGrid(sized.policy.memory, sized.size), quantityText),
    }];
  },
};

export const memoryPerCore: Rule = {
  id: 'VM-25',
  severity: 'error',
  kinds: KINDS,
  says: 'The memory of a machine divided by its cores is within the bounds of its sizing policy, and keeps its steps.',
  why: 'The webhook divides, drops what is less than a byte, and refuses what the policy does not take for one core.',
  source: SOURCE,
  breaks: () => [upToFour({ perCore: { min: '1Gi', max: '2Gi' } }), four('4095Mi')],
  keeps: () => [upToFour({ perCore: { min: '1Gi', max: '2Gi' } }), four('4Gi')],
  check: (object, world) => {
    const sized = sizedBy(object, world);
    if (sized === undefined) {
      return [];
    }
    const { cores, policy: { memoryPerCore: grid }, got } = sized;
    const each = eachCore(sized.size, BigInt(cores));
    if (onGrid(grid, each)) {
      return [];
    }
    const total = (bytes: bigint) => quantityText(bytes * BigInt(cores));
    const inside = within(grid, each);
    return [{
      pointer: MEMORY,
      wrong: `VirtualMachineClass ${sized.className} takes ${span(grid, quantityText)} of memory for each core${inside ? ` ${steps(grid)}` : ''}, `
        + `and this is ${quantityText(each)} for each of ${cores}`,
      got,
      instead: `${inside ? nextTo(nearestOnGrid(grid, each), total) : span(grid, total)} for ${cores} cores, or another number of cores`,
    }];
  },
};
