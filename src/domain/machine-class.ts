import { SizingLimits, policyFor, readSizingPolicies } from './sizing-limits';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

export const CLASS_NAME = '/spec/virtualMachineClassName';
export const CORES = '/spec/cpu/cores';
export const CORE_FRACTION = '/spec/cpu/coreFraction';
export const MEMORY = '/spec/memory/size';

/** the class of a machine, where it is in the set: nothing is known of a class that is in the cluster only */
export const classOf = (machine: ManifestObject, world: World): ManifestObject | undefined =>
  world.referred(machine, 'VirtualMachineClass', machine.text(CLASS_NAME));

/** the class of a machine as its size has to fit it */
export interface MachineSizing {
  readonly className: string;
  /** empty where the class allows any size */
  readonly policies: readonly SizingLimits[];
  readonly cores: number;
  /** the policy for this number of cores */
  readonly policy?: SizingLimits;
}

/** `undefined` where the class is not in the set, or its policies cannot be read */
export function sizingOf(machine: ManifestObject, world: World): MachineSizing | undefined {
  const vmClass = classOf(machine, world);
  const policies = vmClass && policiesOf(vmClass);
  const cores = machine.number(CORES);
  if (vmClass === undefined || policies === undefined || cores === undefined) {
    return undefined;
  }
  return { className: vmClass.name, policies, cores, policy: policyFor(policies, cores) };
}

// a class is read once, however many machines it has
const read = new WeakMap<ManifestObject, { readonly policies: readonly SizingLimits[] | undefined }>();

function policiesOf(vmClass: ManifestObject): readonly SizingLimits[] | undefined {
  let entry = read.get(vmClass);
  if (entry === undefined) {
    entry = { policies: readSizingPolicies(vmClass.value('/spec/sizingPolicies')) };
    read.set(vmClass, entry);
  }
  return entry.policies;
}
