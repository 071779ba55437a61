import { anyOf, percent } from './legal-values';
import { featureGates, moduleIsOn } from '../../domain/cluster-lookups';
import { CLASS_NAME, CORE_FRACTION, CPU, sizingOf } from '../../domain/machine-class';
import { autoFractions } from '../../domain/sizing-limits';
import { World } from '../../domain/world';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

const CONTROLLER = 'images/virtualization-artifact/pkg/controller';

/** the share of a core that a machine is guaranteed */
export const coreFraction = new Topic({
  reads: [CPU, CLASS_NAME], severity: 'error', kinds: dvp('VirtualMachine'), source: `${CONTROLLER}/vm/internal/validators/core_fraction_validator.go`,
});

const AUTOSCALER = 'vertical-pod-autoscaler';
const GATE = 'HotplugCPUAndMemoryWithInPlaceResize';

export const fractionByDefault = coreFraction.rule({
  id: 'VM-13',
  needsKinds: dvp('VirtualMachineClass'),
  says: 'A machine without a core fraction gets one from its class: the default, or 100% if the list has it.',
  why: 'The webhook sets the default of the class, or 100% if there is no default, and rejects the machine if the class lists only other percentages.',
  source: `${CONTROLLER}/vm/internal/defaulter/core_fraction.go`,
  check: (object, world) => {
    const sizing = object.value(CORE_FRACTION) === undefined ? sizingOf(object, world) : undefined;
    const { coreFractions = [], defaultCoreFraction } = sizing?.policy ?? {};
    if (sizing === undefined || defaultCoreFraction !== undefined || coreFractions.length === 0 || coreFractions.includes(100)) {
      return undefined;
    }
    return {
      pointer: CORE_FRACTION,
      wrong: `VirtualMachineClass ${sizing.className} has no default core fraction for a machine with ${sizing.cores} cores, and its list lacks 100%`,
      instead: anyOf(coreFractions.map(percent)),
    };
  },
});

export const autoNeedsAutoscaler = coreFraction.rule({
  id: 'VM-14',
  says: `The core fraction Auto needs the Enterprise Edition and the module ${AUTOSCALER}.`,
  why: 'Otherwise nothing would choose the fraction, and the webhook rejects a machine that changes to Auto.',
  check: (object, world) => {
    const reason = isAuto(object) ? withoutAutoscaler(world) : undefined;
    return reason === undefined ? undefined : {
      pointer: CORE_FRACTION,
      wrong: `Auto leaves the core fraction to the vertical autoscaler, ${reason}`,
      instead: { yaml: 'a percentage, for example 20%', code: 'a percentage, for example CoreFraction.percent(20)' },
    };
  },
});

export const autoNeedsGate = coreFraction.rule({
  id: 'VM-15',
  says: `The core fraction Auto needs the feature gate ${GATE}.`,
  why: 'Without it each change of the fraction needs a restart, and the webhook rejects a machine that changes to Auto.',
  check: (object, world) => {
    if (!isAuto(object) || featureGates(world)?.includes(GATE) !== false) {
      return undefined;
    }
    return {
      pointer: CORE_FRACTION,
      wrong: `Auto needs the feature gate ${GATE}, which is off`,
      instead: {
        yaml: `${GATE} in 'featureGates' of the ModuleConfig virtualization, or a percentage, for example 20%`,
        code: "FeatureGate.HOTPLUG_CPU_AND_MEMORY_WITH_IN_PLACE_RESIZE in 'featureGates' of the VirtualizationModule, "
          + 'or a percentage, for example CoreFraction.percent(20)',
      },
    };
  },
});

export const autoNeedsChoice = coreFraction.rule({
  id: 'VM-16',
  needsKinds: dvp('VirtualMachineClass'),
  says: 'The core fraction Auto needs a sizing policy with two percentages below 100%, or without a list.',
  why: 'The autoscaler chooses from the list of the policy, but never 100%. The webhook rejects a machine for which it has no choice.',
  check: (object, world) => {
    const sizing = isAuto(object) ? sizingOf(object, world) : undefined;
    const choice = sizing?.policy && autoFractions(sizing.policy);
    if (sizing?.policy === undefined || choice === undefined || choice.length > 1) {
      return undefined;
    }
    const offer = anyOf(choice.map(percent)) || 'nothing';
    return {
      pointer: CORE_FRACTION,
      wrong: `VirtualMachineClass ${sizing.className} leaves Auto no choice: it offers ${offer} below 100% to a machine with ${sizing.cores} cores`,
      instead: anyOf(sizing.policy.coreFractions.map(percent)),
    };
  },
});

export const fractionInPolicy = coreFraction.rule({
  id: 'VM-21',
  needsKinds: dvp('VirtualMachineClass'),
  says: 'The core fraction of a machine is in the list of its class for this number of cores.',
  why: 'The webhook rejects a percentage that is not in the list of the sizing policy.',
  source: `${CONTROLLER}/service/size_policy_service.go`,
  check: (object, world) => {
    const fraction = object.text(CORE_FRACTION);
    const sizing = fraction === undefined || isAuto(object) ? undefined : sizingOf(object, world);
    const offered = (sizing?.policy?.coreFractions ?? []).map(percent);
    if (sizing === undefined || fraction === undefined || offered.length === 0 || offered.includes(fraction)) {
      return undefined;
    }
    return {
      pointer: CORE_FRACTION,
      wrong: `VirtualMachineClass ${sizing.className} does not offer this core fraction to a machine with ${sizing.cores} cores`,
      instead: anyOf(offered),
    };
  },
});

// an Auto that a machine gets from its class is reported at the class
const isAuto = (object: ManifestObject): boolean => object.value(CORE_FRACTION) === 'Auto';

function withoutAutoscaler(world: World): string | undefined {
  if (world.cluster?.edition === 'CE') {
    return 'which the Community Edition does not have';
  }
  return moduleIsOn(AUTOSCALER, world) === false ? `and the module ${AUTOSCALER} is off` : undefined;
}
