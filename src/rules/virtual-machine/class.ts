import type { ClusterFacts } from '../../domain/cluster-facts';
import { Complaint } from '../../manifest/finding';
import { ManifestObject, valueAt } from '../../manifest/manifest';
import { ManifestSet } from '../../manifest/manifest-set';
import { closest } from '../../manifest/schema-hints';
import { textAt } from '../../domain/read';
import { Rule, dvp } from '../rule';
import { CLASS_NAME, CORE_FRACTION, classOf } from '../../domain/class-policies';
import { machine } from './example';

const KINDS = dvp('VirtualMachine');
const exampleFacts = () => ({ virtualMachineClasses: ['generic'] });
const full = { cores: 2, coreFraction: '100%' };

// a class that the app brings along is there in time: the platform waits for it, and an app can order its objects
function withoutClass(object: ManifestObject, set: ManifestSet, facts: ClusterFacts | undefined, consequence: string): Complaint[] {
  const classes = facts?.virtualMachineClasses;
  const name = textAt(object.json, CLASS_NAME);
  return classes === undefined || name === undefined || classes.includes(name) || classOf(object, set) !== undefined ? [] : [{
    pointer: CLASS_NAME,
    wrong: `neither the cluster nor this app has a VirtualMachineClass ${name}, ${consequence}`,
    got: name,
    instead: classes.length === 0 ? 'a class of this app' : closest(name, classes),
  }];
}

const fractionIsSet = ({ json }: ManifestObject) => valueAt(json, CORE_FRACTION) !== undefined;

export const classExists: Rule = {
  id: 'VM-06',
  severity: 'warning',
  kinds: KINDS,
  says: 'The class of a machine exists.',
  why: 'The webhook accepts a machine of an unknown class with a warning, and the machine stays pending until somebody makes the class.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/sizing_policy_validator.go',
  exampleFacts,
  breaks: () => [machine({ virtualMachineClassName: 'gold', cpu: full })],
  keeps: () => [machine({ virtualMachineClassName: 'generic', cpu: full })],
  check: (object, set, facts) => fractionIsSet(object) ? withoutClass(object, set, facts, 'and the machine waits for it') : [],
};

export const classExistsForFraction: Rule = {
  id: 'VM-07',
  severity: 'error',
  kinds: KINDS,
  says: 'The class of a machine exists before a machine that leaves its core fraction to the class.',
  why: 'The webhook reads the default fraction from the class, and refuses the machine when there is none to read.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/defaulter/core_fraction.go',
  exampleFacts,
  breaks: () => [machine({ virtualMachineClassName: 'gold', cpu: { cores: 2 } })],
  keeps: () => [machine({ virtualMachineClassName: 'generic', cpu: { cores: 2 } })],
  check: (object, set, facts) => fractionIsSet(object) ? [] : withoutClass(object, set, facts, 'from which the core fraction would come'),
};
