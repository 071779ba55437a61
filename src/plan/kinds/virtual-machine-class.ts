import { readSizingPolicies } from '../../domain/sizing-limits';
import { World } from '../../domain/world';
import { ManifestObject, valueAt } from '../../manifest/manifest';
import { FieldTable, classifySpec } from '../impact/by-field';
import { Change, Classification, FieldImpact, live, removed } from '../impact/classification';
import { equal } from '../impact/equal';
import { classifyPlacement } from '../impact/placement';
import { refuseTakeover } from '../impact/takeover';
import type { KindSpec } from '../kind-spec';

function machinesOf({ after, afterWorld }: Change): string {
  const users = afterWorld.all('VirtualMachine').filter(({ json }) => valueAt(json, '/spec/virtualMachineClassName') === after.name).length;
  return `${users} ${users === 1 ? 'machine' : 'machines'} of these manifests, and any other of the class`;
}

// v1alpha2 and v1alpha3 spell fractions in two ways
function samePolicies(a: unknown, b: unknown): boolean {
  const [old, now] = [readSizingPolicies(a), readSizingPolicies(b)];
  return old !== undefined && equal(old, now);
}

const DEFAULT_CLASS = '/metadata/annotations/virtualmachineclass.virtualization.deckhouse.io~1is-default-class';

const isDefault = (vmClass: ManifestObject): boolean => vmClass.text(DEFAULT_CLASS) === 'true';

/** a class becomes the default while another still is */
function secondDefault(vmClass: ManifestObject, before: World, after: World): Classification | undefined {
  return !isDefault(vmClass) ? undefined : refuseTakeover(vmClass, before.all('VirtualMachineClass').filter(isDefault), after, isDefault, holder =>
    `${holder} still is the default class when this one is applied: remove the annotation there first`);
}

function classifyChange(change: Change): FieldImpact[] {
  const refusal = isDefault(change.before) ? undefined : secondDefault(change.after, change.beforeWorld, change.afterWorld);
  return [...refusal === undefined ? [] : [{ pointer: DEFAULT_CLASS, ...refusal }], ...classifySpec(change, FIELDS)];
}

const FIELDS: FieldTable = {
  immutable: { '/spec/cpu': 'the CPU of a class cannot be changed: create a class with another name, and move machines to it one by one' },
  fields: {
    '/spec/nodeSelector': change => classifyPlacement(change.facts, `the node selector of ${machinesOf(change)}`),
    '/spec/tolerations': change => classifyPlacement(change.facts, `the tolerations of ${machinesOf(change)}`),
    '/spec/sizingPolicies': (_, old, now) => samePolicies(old, now) ? undefined
      : live('running machines stay as they are, but every later change of a machine that does not fit the policies is rejected'),
  },
  otherFields: live('applies from now on'),
};

export const spec: KindSpec = {
  ...FIELDS,
  change: classifyChange,
  creation: secondDefault,
  removal: removed('the class is deleted as soon as no machine uses it'),
};
