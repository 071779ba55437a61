import { coresInstead } from './cpu';
import { anyOf, percent } from './legal-values';
import { machine, classWith } from '../../catalogue/virtual-machine/objects';
import { onGrid } from '../../domain/grid';
import { CORES, CORE_FRACTION, sizingOf } from '../../domain/machine-class';
import { fillsSockets } from '../../domain/sizing-limits';
import { valueAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const POLICIES = 'images/virtualization-artifact/pkg/controller/service/size_policy_service.go';
const cpu = (cores: number, coreFraction?: string) => machine({ cpu: { cores, coreFraction } });
const upToFour = { cores: { min: 1, max: 4 }, coreFractions: ['10%', '20%', '50%'] };

export const fractionByDefault: Rule = {
  id: 'VM-13',
  severity: 'error',
  kinds: KINDS,
  says: 'A machine without a core fraction is of a class that has one for it: a default, or whole cores in its list.',
  why: 'The webhook fills the fraction in from the class, takes whole cores where there is no default, and refuses the machine where the class lists others only.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/defaulter/core_fraction.go',
  breaks: () => [classWith(upToFour), cpu(4)],
  keeps: () => [classWith({ ...upToFour, defaultCoreFraction: '10%' }), cpu(4)],
  check: (object, world) => {
    const { className, cores, policy } = sizingOf(object, world) ?? {};
    if (policy === undefined || valueAt(object.json, CORE_FRACTION) !== undefined || policy.defaultCoreFraction !== undefined) {
      return [];
    }
    return policy.coreFractions.length === 0 || policy.coreFractions.includes(100) ? [] : [{
      pointer: CORE_FRACTION,
      wrong: `VirtualMachineClass ${className} has no default for a machine with ${cores} cores, and whole cores are not in its list`,
      got: undefined,
      instead: anyOf(policy.coreFractions.map(percent)),
    }];
  },
};

export const policyHoldsCores: Rule = {
  id: 'VM-20',
  severity: 'error',
  kinds: KINDS,
  says: 'A class that has sizing policies has one for the cores of the machine.',
  why: 'The webhook looks for the first policy whose range holds the cores, at each change of the machine, and refuses the machine when there is none.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/sizing_policy_validator.go',
  breaks: () => [classWith(upToFour), cpu(5, '10%')],
  keeps: () => [classWith(upToFour), cpu(4, '10%')],
  check: (object, world) => {
    const { className, cores, policies = [], policy } = sizingOf(object, world) ?? {};
    // a count that fits no sockets is told as that, with a way out that keeps the policies too
    return cores === undefined || policies.length === 0 || policy !== undefined || !fillsSockets(cores) ? [] : [{
      pointer: CORES,
      wrong: `VirtualMachineClass ${className} has no sizing policy for ${cores} cores, only for ${policies.map(({ cores: { min, max } }) => `${min} to ${max}`).join(', ')}`,
      got: cores,
      instead: coresInstead(object, world),
    }];
  },
};

export const fractionInPolicy: Rule = {
  id: 'VM-21',
  severity: 'error',
  kinds: KINDS,
  says: 'The core fraction of a machine is one that its class offers to machines with so many cores.',
  why: 'The webhook refuses a percentage that the list of the sizing policy lacks.',
  source: POLICIES,
  breaks: () => [classWith(upToFour), cpu(4, '11%')],
  keeps: () => [classWith(upToFour), cpu(4, '10%')],
  check: (object, world) => {
    const fraction = textAt(object.json, CORE_FRACTION) ?? 'Auto';
    const { className, cores, policy } = fraction === 'Auto' ? {} : sizingOf(object, world) ?? {};
    return policy === undefined || policy.coreFractions.length === 0 || policy.coreFractions.map(percent).includes(fraction) ? [] : [{
      pointer: CORE_FRACTION,
      wrong: `VirtualMachineClass ${className} does not offer this core fraction to a machine with ${cores} cores`,
      got: fraction,
      instead: anyOf(policy.coreFractions.map(percent)),
    }];
  },
};

export const coresInSteps: Rule = {
  id: 'VM-22',
  severity: 'error',
  kinds: KINDS,
  says: 'The cores of a machine are a whole number of steps above the least that the sizing policy takes, or the most that it takes.',
  why: 'The webhook refuses the numbers in between.',
  source: POLICIES,
  breaks: () => [classWith({ cores: { min: 2, max: 16, step: 4 } }), cpu(15, '100%')],
  keeps: () => [classWith({ cores: { min: 2, max: 16, step: 4 } }), cpu(16, '100%')],
  check: (object, world) => {
    const { className, cores, policy } = sizingOf(object, world) ?? {};
    if (cores === undefined || policy === undefined || !fillsSockets(cores) || onGrid(policy.cores, BigInt(cores))) {
      return [];
    }
    const { min, max, step } = policy.cores;
    return [{
      pointer: CORES,
      wrong: `VirtualMachineClass ${className} takes ${min} to ${max} cores in steps of ${step}, counted from ${min}`,
      got: cores,
      instead: coresInstead(object, world),
    }];
  },
};
