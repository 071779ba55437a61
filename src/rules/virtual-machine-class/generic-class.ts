import { AUTO, percents } from './policies';
import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** the class that the module installs */
export const genericClass = new Topic({
  severity: 'warning', kinds: dvp('VirtualMachine', 'VirtualMachinePool'), source: 'images/hooks/pkg/hooks/install-vmclass-generic/hook.go',
});

const GENERIC = 'generic';
const AS_INSTALLED = `VirtualMachineClass ${GENERIC}, as the module installs it,`;

/** the policies of the installed class: the largest number of cores, and the core fractions up to there; more cores have 100% only */
const POLICIES: readonly (readonly [number, readonly number[]])[] = [
  [4, [5, 10, 20, 50, 100]],
  [8, [20, 50, 100]],
  [16, [50, 100]],
];

export const fitsGeneric = genericClass.rule({
  id: 'VMC-22',
  reads: ['/spec/virtualMachineClassName', '/spec/cpu', '/spec/virtualMachineTemplate'],
  says: `A machine of the class ${GENERIC} has a core fraction that the class offers as the module installs it.`,
  why: 'The webhook rejects the machine, unless an administrator has changed the class, which is not among these objects.',
  check: (object, world) => {
    const isPool = object.kind === 'VirtualMachinePool';
    const spec = isPool ? '/spec/virtualMachineTemplate/spec' : '/spec';
    const isGeneric = object.text(`${spec}/virtualMachineClassName`) === GENERIC;
    const isDeleted = world.cluster?.virtualMachineClasses?.includes(GENERIC) === false;
    if (!isGeneric || isDeleted || world.referred(object, 'VirtualMachineClass', GENERIC) !== undefined) {
      return undefined;
    }
    return fractionAt(object, `${spec}/cpu`, isPool);
  },
});

function fractionAt(object: ManifestObject, cpu: string, isPool: boolean): Violation | undefined {
  const pointer = `${cpu}/coreFraction`;
  const fraction = object.value(pointer);
  const cores = object.value(`${cpu}/cores`) as number;
  const allowed = POLICIES.find(([most]) => cores <= most)?.[1] ?? [100];
  const violation = (wrong: string, more = ''): Violation => ({
    pointer,
    wrong: `${AS_INSTALLED} ${wrong}`,
    instead: {
      yaml: `one of ${percents(allowed)}, or a class of your own${more}`,
      code: `one of ${allowed.map(percent => `CoreFraction.percent(${percent})`).join(', ')}, or a class of your own${more}`,
    },
  });
  if (fraction === undefined) {
    // a machine gets 100%, which each policy has; the platform does not complete the template of a pool
    return isPool ? violation('lists core fractions, and the template of a pool needs one of them') : undefined;
  }
  if (fraction === AUTO) {
    // one of them is 100%, which the autoscaler never chooses
    return allowed.length > 2 ? undefined : violation(`leaves ${AUTO} no choice for ${cores} cores`, ', or at most 8 cores');
  }
  return allowed.some(percent => `${percent}%` === fraction) ? undefined : violation(`does not offer this core fraction to a machine with ${cores} cores`);
}
