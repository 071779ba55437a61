import { nextTo } from './legal-values';
import { onGrid } from '../../domain/grid';
import { CLASS_NAME, CORES, CPU, sizingOf } from '../../domain/machine-class';
import { MOST_CORES, fillsSockets, nearestCores, socketsFor } from '../../domain/sizing-limits';
import { World } from '../../domain/world';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

const CONTROLLER = 'images/virtualization-artifact/pkg/controller';

/** the number of cores of a machine */
export const cores = new Topic({ reads: [CPU, CLASS_NAME], severity: 'error', kinds: dvp('VirtualMachine'), source: `${CONTROLLER}/vm/internal/validators/cpu_count_validator.go` });

export const mostCores = cores.rule({
  id: 'VM-10',
  says: `A machine has at most ${MOST_CORES} cores.`,
  why: 'DVP gives a machine up to 8 sockets with up to 31 cores each. The webhook rejects more.',
  check: (object, world) => coresOf(object) <= MOST_CORES ? undefined : {
    pointer: CORES,
    wrong: `a machine must have at most ${MOST_CORES} cores`,
    instead: nearest(object, world),
  },
});

const SPANS: Readonly<Record<number, string>> = { 2: '17 to 32', 4: '33 to 64', 8: `65 to ${MOST_CORES}` };

export const evenSockets = cores.rule({
  id: 'VM-11',
  says: 'The cores of a machine spread evenly over its sockets: an even number above 16, a multiple of 4 above 32, a multiple of 8 above 64.',
  why: 'DVP uses one socket for up to 16 cores, then 2, 4 and 8 sockets of equal size. The webhook rejects a number that leaves a remainder.',
  check: (object, world) => {
    const count = coresOf(object);
    const sockets = socketsFor(count);
    // VM-10 reports too many cores
    if (count > MOST_CORES || fillsSockets(count)) {
      return undefined;
    }
    return {
      pointer: CORES,
      wrong: `${SPANS[sockets]} cores are spread over ${sockets} sockets, and ${count} is not a multiple of ${sockets}`,
      instead: nearest(object, world),
    };
  },
});

export const policyHoldsCores = cores.rule({
  id: 'VM-20',
  needsKinds: dvp('VirtualMachineClass'),
  says: 'A class with sizing policies has one for the number of cores of the machine.',
  why: 'At each change of the machine the webhook looks for the first policy with this number of cores, and rejects the machine if there is no such policy.',
  source: `${CONTROLLER}/vm/internal/validators/sizing_policy_validator.go`,
  check: (object, world) => {
    const sizing = sizingOf(object, world);
    if (sizing === undefined || sizing.policies.length === 0 || sizing.policy !== undefined || isOffSockets(sizing.cores)) {
      return undefined;
    }
    const ranges = sizing.policies.map(policy => `${policy.cores.min} to ${policy.cores.max}`).join(', ');
    return {
      pointer: CORES,
      wrong: `VirtualMachineClass ${sizing.className} has no sizing policy for ${sizing.cores} cores, only for ${ranges}`,
      instead: nearest(object, world),
    };
  },
});

export const coresInSteps = cores.rule({
  id: 'VM-22',
  needsKinds: dvp('VirtualMachineClass'),
  says: 'The cores of a machine are a whole number of steps above the minimum of the sizing policy, or its maximum.',
  why: 'The webhook rejects the numbers in between.',
  source: `${CONTROLLER}/service/size_policy_service.go`,
  check: (object, world) => {
    const sizing = sizingOf(object, world);
    if (sizing?.policy === undefined || isOffSockets(sizing.cores) || onGrid(sizing.policy.cores, BigInt(sizing.cores))) {
      return undefined;
    }
    const { min, max, step } = sizing.policy.cores;
    return {
      pointer: CORES,
      wrong: `VirtualMachineClass ${sizing.className} allows ${min} to ${max} cores in steps of ${step}, counted from ${min}`,
      instead: nearest(object, world),
    };
  },
});

// VM-10 and VM-11 report these, with numbers that fit the policies too
const isOffSockets = (count: number): boolean => !fillsSockets(count);

const coresOf = (object: ManifestObject): number => object.number(CORES) ?? 1;

/** the nearest numbers that fit every rule, those of the class too if it is in the set */
function nearest(object: ManifestObject, world: World): string {
  const numbers = nextTo(nearestCores(sizingOf(object, world)?.policies ?? [], coresOf(object)));
  if (numbers === '') {
    return 'another class: no number of cores fits the sizing policies of this one';
  }
  return numbers === '1' ? '1 core' : `${numbers} cores`;
}
