import { AUTO, percents, policiesOf } from './policies';
import { featureGates, moduleIsOn } from '../../domain/cluster-lookups';
import { Advice, NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** the core fractions of a sizing policy, and the default among them */
export const coreFractions = new Topic({
  severity: 'error',
  kinds: dvp('VirtualMachineClass'),
  source: 'images/virtualization-artifact/pkg/controller/vmclass/internal/validators/default_core_fraction_validator.go',
});

const GATE = 'HotplugCPUAndMemoryWithInPlaceResize';
const AUTOSCALER = 'vertical-pod-autoscaler';
const LEAST_CHOICE = 2;

export const defaultOfOldVersion = coreFractions.rule({
  id: 'VMC-12',
  says: `The default core fraction of a v1alpha2 class is a whole number from 1 to 100, or ${AUTO}.`,
  why: 'The API server rejects any other value. A class of v1alpha3 has a percentage instead, which its schema checks.',
  source: 'crds/virtualmachineclasses.yaml',
  check: object => {
    if (!object.json.apiVersion.endsWith('/v1alpha2')) {
      return undefined;
    }
    return policiesOf(object)
      .filter(({ defaultFraction, writtenDefault }) => writtenDefault !== undefined && defaultFraction !== AUTO
        && (typeof writtenDefault !== 'number' || defaultFraction === undefined))
      .map(({ pointer }) => ({
        pointer: `${pointer}/defaultCoreFraction`,
        wrong: 'a core fraction of v1alpha2 must be a whole number of percent',
        instead: `a number from 1 to 100, for example 50, or ${AUTO}; v1alpha3 has '50%'`,
      }));
  },
});

export const defaultIsListed = coreFractions.rule({
  id: 'VMC-13',
  says: 'The default core fraction of a policy is one of its core fractions, if it lists any.',
  why: 'The webhook rejects a default that no machine could request.',
  check: object => policiesOf(object).flatMap(({ pointer, fractions, defaultFraction }): Violation[] => {
    if (typeof defaultFraction !== 'number' || fractions.length === 0 || fractions.includes(defaultFraction)) {
      return [];
    }
    return [{
      pointer: `${pointer}/defaultCoreFraction`,
      wrong: `'coreFractions' has only ${percents(fractions)}`,
      instead: "one of the list, or this one in 'coreFractions' too",
    }];
  }),
});

export const autoHasChoice = coreFractions.rule({
  id: 'VMC-14',
  says: `The default core fraction ${AUTO} needs ${LEAST_CHOICE} different core fractions below 100%, if the policy lists any.`,
  why: 'The autoscaler moves a machine between these fractions. The webhook rejects a class that leaves it no choice.',
  check: object => policiesOf(object).flatMap(({ pointer, fractions, defaultFraction }): Violation[] => {
    const below = new Set(fractions.filter(fraction => fraction < 100)).size;
    if (defaultFraction !== AUTO || fractions.length === 0 || below >= LEAST_CHOICE) {
      return [];
    }
    return [{
      pointer: `${pointer}/coreFractions`,
      wrong: `${AUTO} needs at least ${LEAST_CHOICE} different fractions below 100%, and the list has ${below}`,
      got: percents(fractions),
      instead: {
        yaml: "more fractions, for example 20%, 50% and 100%, or no 'coreFractions'",
        code: "more fractions, for example CoreFraction.percent(20) and CoreFraction.percent(50), or no 'coreFractions'",
      },
    }];
  }),
});

const PERCENTAGE: Advice = { yaml: 'a percentage, for example 50%', code: 'a percentage, for example CoreFraction.percent(50)' };

export const autoNeedsGate = coreFractions.rule({
  id: 'VMC-15',
  says: `The default core fraction ${AUTO} needs the feature gate ${GATE}.`,
  why: 'The autoscaler changes running machines, which needs the gate. The webhook rejects the class.',
  check: (object, world) => featureGates(world)?.includes(GATE) !== false ? undefined : autoDefaults(object, `${AUTO} needs the feature gate ${GATE}, which is off`, {
    yaml: `${GATE} in 'featureGates' of the ModuleConfig virtualization, or ${PERCENTAGE.yaml}`,
    code: `FeatureGate.HOTPLUG_CPU_AND_MEMORY_WITH_IN_PLACE_RESIZE in 'featureGates' of the VirtualizationModule, or ${PERCENTAGE.code}`,
  }),
});

export const autoNeedsAutoscaler = coreFractions.rule({
  id: 'VMC-16',
  says: `The default core fraction ${AUTO} needs a paid edition and the module ${AUTOSCALER}.`,
  why: 'Only this module computes the fraction of a machine. The webhook rejects the class.',
  check: (object, world) => {
    if (world.cluster?.edition === 'CE') {
      return autoDefaults(object, `${AUTO} leaves the fraction to the vertical autoscaler, which the Community Edition does not have`, PERCENTAGE);
    }
    return moduleIsOn(AUTOSCALER, world) !== false ? undefined : autoDefaults(object, `${AUTO} needs the module ${AUTOSCALER}, which is off`, {
      yaml: `turn on the module first, or ${PERCENTAGE.yaml}`,
      code: `turn on the module first, or ${PERCENTAGE.code}`,
    });
  },
});

/** one violation for each policy that leaves the fraction to the autoscaler */
const autoDefaults = (object: ManifestObject, wrong: string, instead: Advice): Violation[] => policiesOf(object)
  .filter(({ defaultFraction }) => defaultFraction === AUTO)
  .map(({ pointer }) => ({ pointer: `${pointer}/defaultCoreFraction`, wrong, got: NOT_SHOWN, instead }));
