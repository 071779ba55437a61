import { AUTO, percents } from './policies';
import { machine } from '../../catalogue/virtual-machine/objects';
import { Violation } from '../../manifest/finding';
import { ManifestObject, valueAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const GENERIC = 'generic';

/** the policies that the module gives the class when it makes it: most cores, and the fractions up to there; more cores are whole ones */
const INSTALLED: readonly (readonly [number, readonly number[]])[] = [
  [4, [5, 10, 20, 50, 100]],
  [8, [20, 50, 100]],
  [16, [50, 100]],
];

export const genericAsInstalled: Rule = {
  id: 'VMC-22',
  severity: 'warning',
  kinds: dvp('VirtualMachine', 'VirtualMachinePool'),
  says: `A machine of the class ${GENERIC} has a core fraction that the class allows as the module installs it.`,
  why: 'The webhook refuses the machine unless an administrator has changed the class, which is not part of these objects.',
  source: 'images/hooks/pkg/hooks/install-vmclass-generic/hook.go',
  breaks: () => [machine({ cpu: { cores: 8, coreFraction: '10%' } })],
  keeps: () => [machine({ cpu: { cores: 8, coreFraction: '20%' } })],
  check: (object, world) => {
    const pool = object.kind === 'VirtualMachinePool';
    const spec = pool ? '/spec/virtualMachineTemplate/spec' : '/spec';
    const named = textAt(object.json, `${spec}/virtualMachineClassName`) === GENERIC;
    const gone = world.cluster?.virtualMachineClasses?.includes(GENERIC) === false;
    return !named || gone || world.referred(object, 'VirtualMachineClass', GENERIC) !== undefined ? [] : fractionAt(object, `${spec}/cpu`, pool);
  },
};

function fractionAt({ json }: ManifestObject, cpu: string, pool: boolean): Violation[] {
  const pointer = `${cpu}/coreFraction`;
  const [cores, got] = [valueAt(json, `${cpu}/cores`), valueAt(json, pointer)];
  const allowed = INSTALLED.find(([most]) => cores as number <= most)?.[1] ?? [100];
  const unlessChanged = `unless somebody changed the class ${GENERIC}, it`;
  const instead = `one of ${percents(allowed)}, or a class of your own`;
  if (got === undefined) {
    // a machine gets 100%, which is always there; nobody fills in the template of a pool
    return pool ? [{ pointer, wrong: `${unlessChanged} lists core fractions, and the template of a pool needs one of them`, got, instead }] : [];
  }
  if (got === AUTO) {
    // one of them is 100%, which the autoscaler never takes
    return allowed.length > 2 ? [] : [{
      pointer,
      wrong: `${unlessChanged} leaves ${AUTO} nothing to choose from for ${cores} cores`,
      got,
      instead: `${instead}, or at most 8 cores`,
    }];
  }
  return allowed.some(fraction => `${fraction}%` === got) ? [] : [{ pointer, wrong: `${unlessChanged} has no such core fraction for ${cores} cores`, got, instead }];
}
