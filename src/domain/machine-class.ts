import { SizingLimits, policyFor, readSizingPolicies } from './sizing-limits';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

export const CLASS_NAME = '/spec/virtualMachineClassName';
export const CPU = '/spec/cpu';
export const CORES = '/spec/cpu/cores';
export const CORE_FRACTION = '/spec/cpu/coreFraction';
export const MEMORY = '/spec/memory/size';

/** the class of a machine, if it is in the set: a class that is only in the cluster is unknown */
export const classOf = (machine: ManifestObject, world: World): ManifestObject | undefined =>
  world.referred(machine, 'VirtualMachineClass', machine.text(CLASS_NAME));

/** the limits that the class of a machine sets for its size */
export interface MachineSizing {
  readonly className: string;
  /** empty if the class allows any size */
  readonly policies: readonly SizingLimits[];
  readonly cores: number;
  /** the policy for this number of cores */
  readonly policy?: SizingLimits;
}

/** `undefined` if the class is not in the set, or its policies are invalid */
export function sizingOf(machine: ManifestObject, world: World): MachineSizing | undefined {
  const vmClass = classOf(machine, world);
  const policies = vmClass && policiesOf(vmClass);
  const cores = machine.number(CORES);
  if (vmClass === undefined || policies === undefined || cores === undefined) {
    return undefined;
  }
  return { className: vmClass.name, policies, cores, policy: policyFor(policies, cores) };
}

// a class is read once for all its machines
const read = new WeakMap<ManifestObject, { readonly policies: readonly SizingLimits[] | undefined }>();

function policiesOf(vmClass: ManifestObject): readonly SizingLimits[] | undefined {
  let entry = read.get(vmClass);
  if (entry === undefined) {
    entry = { policies: readSizingPolicies(vmClass.value('/spec/sizingPolicies')) };
    read.set(vmClass, entry);
  }
  return entry.policies;
}
