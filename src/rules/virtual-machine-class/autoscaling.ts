import { sized } from '../../catalogue/virtual-machine-class/objects';
import { featureGates, moduleIsOn } from '../../domain/cluster-lookups';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Manifest } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { AUTO, policiesOf } from './policies';
import { virtualization } from '../../catalogue/virtual-machine/module';

const KINDS = dvp('VirtualMachineClass');
const SOURCE = 'images/virtualization-artifact/pkg/controller/vmclass/internal/validators/default_core_fraction_validator.go';
const GATE = 'HotplugCPUAndMemoryWithInPlaceResize';
const AUTOSCALER = 'vertical-pod-autoscaler';

const auto = () => sized({ defaultCoreFraction: AUTO });

const withGates = (...gates: string[]) => virtualization({ featureGates: gates });

// the same complaint about each policy that leaves the fraction to the autoscaler
const perAuto = (json: Manifest, complaint: Omit<Violation, 'pointer'>): Violation[] => policiesOf(json)
  .filter(({ standard }) => standard === AUTO)
  .map(({ pointer }) => ({ pointer: `${pointer}/defaultCoreFraction`, ...complaint }));

export const autoGate: Rule = {
  id: 'VMC-15',
  severity: 'error',
  kinds: KINDS,
  says: `The default core fraction ${AUTO} needs the feature gate ${GATE}.`,
  why: 'The autoscaler changes a machine while it runs, and without the gate nothing can. The webhook refuses the class.',
  source: SOURCE,
  breaks: () => [auto(), withGates()],
  keeps: () => [auto(), withGates(GATE)],
  check: ({ json }, world) => featureGates(world)?.includes(GATE) === false ? perAuto(json, {
    wrong: `${AUTO} needs the feature gate ${GATE}, which is off`,
    got: NOT_SHOWN,
    instead: 'add the gate to \'featureGates\' of the ModuleConfig virtualization, or write a percentage',
  }) : [],
};

export const autoEdition: Rule = {
  id: 'VMC-16',
  severity: 'error',
  kinds: KINDS,
  says: `The default core fraction ${AUTO} needs a paid edition and the module ${AUTOSCALER}.`,
  why: 'Nothing else computes the fraction of a machine. The webhook refuses the class.',
  source: SOURCE,
  exampleFacts: () => ({ edition: 'CE' }),
  breaks: () => [auto()],
  keeps: () => [sized({ defaultCoreFraction: '1%' })],
  check: ({ json }, world) => {
    if (world.cluster?.edition === 'CE') {
      return perAuto(json, { wrong: `${AUTO} leaves the fraction to the vertical autoscaler, which the Community Edition does not have`, got: NOT_SHOWN, instead: 'a percentage, for example 50%' });
    }
    return moduleIsOn(AUTOSCALER, world) !== false ? [] : perAuto(json, {
      wrong: `${AUTO} needs the module ${AUTOSCALER}, which is off`,
      got: NOT_SHOWN,
      instead: 'turn the module on first, or write a percentage',
    });
  },
};
