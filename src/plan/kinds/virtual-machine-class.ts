import { readSizingPolicies } from '../../domain/sizing-limits';
import { valueAt } from '../../manifest/manifest';
import { Change, live, removed } from '../impact/classification';
import { equal } from '../impact/equal';
import { classifyPlacement } from '../impact/placement';
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

export const spec: KindSpec = {
  ready: { phases: ['Ready'] },
  immutable: { '/spec/cpu': 'the CPU of a class cannot be changed: create a class with another name, and move machines to it one by one' },
  fields: {
    '/spec/nodeSelector': change => classifyPlacement(change.facts, `the node selector of ${machinesOf(change)}`),
    '/spec/tolerations': change => classifyPlacement(change.facts, `the tolerations of ${machinesOf(change)}`),
    '/spec/sizingPolicies': (_, old, now) => samePolicies(old, now) ? undefined
      : live('running machines stay as they are, but every later change of a machine that does not fit the policies is rejected'),
  },
  otherFields: live('applies from now on'),
  removal: removed('the class is deleted as soon as no machine uses it'),
};
