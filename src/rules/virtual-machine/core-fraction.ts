import { anyOf, percent } from './legal-values';
import { virtualization } from '../../catalogue/virtual-machine/module';
import { machine, classWith } from '../../catalogue/virtual-machine/objects';
import { featureGates, moduleIsOn } from '../../domain/cluster-lookups';
import { CORE_FRACTION, sizingOf } from '../../domain/machine-class';
import { autoFractions } from '../../domain/sizing-limits';
import { World } from '../../domain/world';
import { ManifestObject, valueAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const SOURCE = 'images/virtualization-artifact/pkg/controller/vm/internal/validators/core_fraction_validator.go';
const AUTOSCALER = 'vertical-pod-autoscaler';
const GATE = 'HotplugCPUAndMemoryWithInPlaceResize';
// the ranges are for the network that each machine has, and no part of this
const withGates = (...gates: string[]) => virtualization({ virtualMachineCIDRs: ['10.66.10.0/24'], featureGates: gates });
const fraction = (coreFraction: string) => machine({ cpu: { cores: 4, coreFraction } });

// a machine that has it from its class is not asked: then the class is told
const isAuto = ({ json }: ManifestObject) => valueAt(json, CORE_FRACTION) === 'Auto';

function withoutAutoscaler(world: World): string | undefined {
  return world.cluster?.edition === 'CE' ? 'which the Community Edition does not have'
    : moduleIsOn(AUTOSCALER, world) === false ? `and the module ${AUTOSCALER} is off` : undefined;
}

export const autoNeedsAutoscaler: Rule = {
  id: 'VM-14',
  severity: 'error',
  kinds: KINDS,
  says: `The core fraction Auto needs the Enterprise Edition and the module ${AUTOSCALER}.`,
  why: 'Without them nobody would choose the fraction, and the webhook refuses a machine that turns to Auto.',
  source: SOURCE,
  exampleFacts: () => ({ edition: 'EE', modules: { virtualization: '1.10.2' } }),
  breaks: () => [fraction('Auto')],
  keeps: () => [fraction('50%')],
  check: (object, world) => {
    const reason = isAuto(object) ? withoutAutoscaler(world) : undefined;
    return reason === undefined ? [] : [{
      pointer: CORE_FRACTION,
      wrong: `Auto leaves the core fraction to the vertical autoscaler, ${reason}`,
      got: 'Auto',
      instead: 'a percentage, for example CoreFraction.percent(20)',
    }];
  },
};

export const autoNeedsGate: Rule = {
  id: 'VM-15',
  severity: 'error',
  kinds: KINDS,
  says: `The core fraction Auto needs the feature gate ${GATE}.`,
  why: 'Without it each change of the fraction would cost a restart, and the webhook refuses a machine that turns to Auto.',
  source: SOURCE,
  breaks: () => [withGates('HotplugCPUWithLiveMigration'), fraction('Auto')],
  keeps: () => [withGates(GATE), fraction('Auto')],
  check: (object, world) => {
    const gates = isAuto(object) ? featureGates(world) : undefined;
    return gates === undefined || gates.includes(GATE) ? [] : [{
      pointer: CORE_FRACTION,
      wrong: `the feature gate ${GATE}, which Auto needs, is off`,
      got: 'Auto',
      instead: "FeatureGate.HOTPLUG_CPU_AND_MEMORY_WITH_IN_PLACE_RESIZE in 'featureGates' of the VirtualizationModule, or a percentage, for example CoreFraction.percent(20)",
    }];
  },
};

export const autoNeedsChoice: Rule = {
  id: 'VM-16',
  severity: 'error',
  kinds: KINDS,
  says: 'The core fraction Auto needs a sizing policy that offers two percentages below 100%, or lists none.',
  why: 'The autoscaler takes what the policy lists, but never whole cores. The webhook refuses a machine for which it could not choose.',
  source: SOURCE,
  breaks: () => [classWith({ cores: { min: 1, max: 4 }, coreFractions: ['50%', '100%'] }), fraction('Auto')],
  keeps: () => [classWith({ cores: { min: 1, max: 4 }, coreFractions: ['50%', '99%'] }), fraction('Auto')],
  check: (object, world) => {
    const { className, cores, policy } = (isAuto(object) ? sizingOf(object, world) : undefined) ?? {};
    const choice = policy && autoFractions(policy);
    return policy === undefined || choice === undefined || choice.length > 1 ? [] : [{
      pointer: CORE_FRACTION,
      wrong: `VirtualMachineClass ${className} leaves Auto nothing to choose from: it offers ${anyOf(choice.map(percent)) || 'nothing'} below 100% to a machine with ${cores} cores`,
      got: 'Auto',
      instead: anyOf(policy.coreFractions.map(percent)),
    }];
  },
};
