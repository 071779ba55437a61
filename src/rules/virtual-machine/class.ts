import { machine } from '../../catalogue/virtual-machine/objects';
import { DVP_GROUP } from '../../domain/groups';
import { CLASS_NAME, CORE_FRACTION } from '../../domain/machine-class';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { ManifestObject, valueAt, textAt } from '../../manifest/manifest';
import { closest } from '../../manifest/schema-hints';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const exampleFacts = () => ({ virtualMachineClasses: ['generic'] });
const full = { cores: 2, coreFraction: '100%' };

// a class that the app brings along is there in time: the platform waits for it, and an app can order its objects
function withoutClass(object: ManifestObject, world: World, consequence: string): Violation[] {
  const classes = world.cluster?.virtualMachineClasses;
  const name = textAt(object.json, CLASS_NAME);
  return classes === undefined || name === undefined || classes.includes(name) || world.has(DVP_GROUP, 'VirtualMachineClass', undefined, name) ? [] : [{
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
  check: (object, world) => fractionIsSet(object) ? withoutClass(object, world, 'and the machine waits for it') : [],
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
  check: (object, world) => fractionIsSet(object) ? [] : withoutClass(object, world, 'from which the core fraction would come'),
};
