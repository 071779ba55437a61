import { Neighbours, SizingPolicy, policyFor, readSizingPolicies } from './sizing';
import { World } from './world';
import { Manifest, ManifestObject, valueAt, textAt } from '../manifest/manifest';

export const CLASS_NAME = '/spec/virtualMachineClassName';
export const CORES = '/spec/cpu/cores';
export const CORE_FRACTION = '/spec/cpu/coreFraction';
export const MEMORY = '/spec/memory/size';

/** the class of a machine as far as the set has it; the one of the cluster may be another, and nothing is known of it */
export const classOf = (machine: ManifestObject, world: World): ManifestObject | undefined =>
  world.referred(machine, 'VirtualMachineClass', textAt(machine.json, CLASS_NAME));

// a class is read once, however many machines it has
const known = new WeakMap<ManifestObject, { readonly policies: readonly SizingPolicy[] | undefined }>();

function policiesOf(vmClass: ManifestObject): readonly SizingPolicy[] | undefined {
  let entry = known.get(vmClass);
  if (entry === undefined) {
    entry = { policies: readSizingPolicies(valueAt(vmClass.json, '/spec/sizingPolicies')) };
    known.set(vmClass, entry);
  }
  return entry.policies;
}

/** what the class of a machine asks of its size */
export interface Sizing {
  readonly className: string;
  /** empty where the class asks for nothing */
  readonly policies: readonly SizingPolicy[];
  readonly cores: number;
  /** the one that holds the cores */
  readonly policy?: SizingPolicy;
}

/** `undefined` where the set lacks the class, or has it in a form that cannot be read */
export function sizingOf(machine: ManifestObject, world: World): Sizing | undefined {
  const vmClass = classOf(machine, world);
  const policies = vmClass && policiesOf(vmClass);
  const cores = valueAt(machine.json, CORES);
  return vmClass === undefined || policies === undefined || typeof cores !== 'number' ? undefined
    : { className: vmClass.name, policies, cores, policy: policyFor(policies, cores) };
}

/** `10%, 20% or 50%` */
export const anyOf = (words: readonly string[]): string => words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;

/** the legal values on both sides, as an author would write them */
export const nextTo = ({ below, above }: Neighbours, text: (value: number) => string = String): string =>
  anyOf([below, above].filter(value => value !== undefined).map(text));

export const percent = (fraction: number): string => `${fraction}%`;

/** a class for examples, cluster-wide, with one policy */
export function classWith(policy: object, name = 'generic'): Manifest {
  return {
    apiVersion: 'virtualization.deckhouse.io/v1alpha3',
    kind: 'VirtualMachineClass',
    metadata: { name },
    spec: { cpu: { type: 'Host' }, sizingPolicies: [policy] },
  };
}
