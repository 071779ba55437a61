import { CLASS_NAME, CORE_FRACTION, CPU } from '../../domain/machine-class';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { DVP_GROUP } from '../../manifest/groups';
import { ManifestObject } from '../../manifest/manifest';
import { closest } from '../../manifest/schema-hints';
import { Topic, dvp } from '../rule';

const MACHINE = 'images/virtualization-artifact/pkg/controller/vm/internal';

/** existence of the class of a machine */
export const machineClass = new Topic({ reads: [CPU, CLASS_NAME], needsCluster: true, kinds: dvp('VirtualMachine'), source: `${MACHINE}/validators/sizing_policy_validator.go` });

export const classExists = machineClass.rule({
  id: 'VM-06',
  severity: 'warning',
  says: 'The class of a machine exists.',
  why: 'The webhook accepts a machine of an unknown class with a warning, and the machine stays Pending until the class is created.',
  check: (object, world) => leavesFraction(object) ? undefined : missingClass(object, world, 'the machine stays Pending'),
});

export const classExistsForFraction = machineClass.rule({
  id: 'VM-07',
  severity: 'error',
  says: 'The class of a machine without a core fraction exists before the machine.',
  why: 'The webhook reads the default core fraction from the class, and rejects the machine if there is no such class.',
  source: `${MACHINE}/defaulter/core_fraction.go`,
  check: (object, world) => leavesFraction(object) ? missingClass(object, world, 'the machine cannot get its core fraction from it') : undefined,
});

const leavesFraction = (object: ManifestObject): boolean => object.value(CORE_FRACTION) === undefined;

// a class of the same set exists in time: the platform waits for it, and an app can order its objects
function missingClass(object: ManifestObject, world: World, consequence: string): Violation | undefined {
  const classes = world.cluster?.virtualMachineClasses;
  const name = object.text(CLASS_NAME);
  if (classes === undefined || name === undefined || classes.includes(name) || world.has(DVP_GROUP, 'VirtualMachineClass', undefined, name)) {
    return undefined;
  }
  return {
    pointer: CLASS_NAME,
    wrong: `VirtualMachineClass ${name} is neither in the cluster nor among these objects: ${consequence}`,
    instead: classes.length === 0 ? 'a VirtualMachineClass of this name, applied before the machine' : closest(name, classes),
  };
}
