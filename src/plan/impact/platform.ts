import { CONFIRMED } from '../../domain/settings';
import { Impact } from '../impact';
import { judged } from './differences';
import { equal } from './equal';
import { Change, Judgement, Verdict, always, live, refused } from './judgement';
import { placed } from './machine';
import { judgeSize } from './storage';
import { readSizingPolicies } from '../../domain/sizing-limits';
import { listAt, valueAt } from '../../manifest/manifest';

const SETTINGS = '/spec/settings';
const CIDRS = `${SETTINGS}/virtualMachineCIDRs`;
const VOLUME = `${SETTINGS}/dvcr/storage/persistentVolumeClaim`;

/** what a change of a ModuleConfig does; of other modules than virtualization nobody here knows */
export function judgeModule(change: Change): Verdict[] {
  const { before, after } = change;
  if (after.name !== 'virtualization') {
    return judged(before.json.spec, after.json.spec, '/spec', {}, always({ impact: Impact.UNKNOWN, reason: 'the settings of another module' }));
  }
  if (valueAt(before.json, SETTINGS) !== undefined && valueAt(after.json, SETTINGS) === undefined) {
    return [{ pointer: SETTINGS, ...refused('the module keeps its settings, also where it is switched off'), before: 'settings', after: 'nothing' }];
  }
  return judged(before.json.spec, after.json.spec, '/spec', {
    '/spec/enabled': (_, now) => judgeEnabled(change, now),
    [`${VOLUME}/size`]: (old, now) => judgeSize(old, now, 'the volume of the registry'),
    [`${VOLUME}/storageClassName`]: always(refused('the volume of the registry stays in its StorageClass, with every image that is on it')),
    [CIDRS]: () => judgeCidrs(change),
  }, always(live('the components of the module restart with it; machines go on')));
}

function judgeEnabled({ after, beforeWorld }: Change, now: unknown): Judgement {
  if (now !== false) {
    return live('the module is switched on');
  }
  const machines = beforeWorld.all('VirtualMachine').length;
  return CONFIRMED in (after.json.metadata?.annotations ?? {})
    ? { impact: Impact.REMOVED, reason: `the module goes, and every machine of the cluster with it, ${machines} of these manifests among them` }
    : refused(`Deckhouse switches the module off only with the annotation ${CONFIRMED}`);
}

function judgeCidrs({ before, after }: Change): Judgement {
  const [old, now] = [before, after].map(({ json }) => listAt<string>(json, CIDRS));
  const shown = { before: old.join(', ') || 'nothing', after: now.join(', ') || 'nothing' };
  const gone = old.filter(cidr => !now.includes(cidr));
  return {
    ...now.length === 0 ? refused('the list of networks cannot be emptied again')
      : gone.length > 0 ? refused('a network stays as long as a machine has an address of it', `whether an address of ${gone.join(', ')} is in use`)
        : live('machines get addresses of the new networks, too'),
    ...shown,
  };
}

export function judgeClass(change: Change): Verdict[] {
  const { before, after, afterWorld, facts } = change;
  const users = afterWorld.all('VirtualMachine').filter(({ json }) => valueAt(json, '/spec/virtualMachineClassName') === after.name).length;
  const machines = `${users} ${users === 1 ? 'machine' : 'machines'} of these manifests, and any other of the class`;
  return judged(before.json.spec, after.json.spec, '/spec', {
    '/spec/cpu': always(refused('the CPU of a class stays as it is: write a class of another name, and give it to machines one by one')),
    '/spec/nodeSelector': always(placed(facts, `the node selector of ${machines}`)),
    '/spec/tolerations': always(placed(facts, `the tolerations of ${machines}`)),
    '/spec/sizingPolicies': (old, now) => samePolicies(old, now) ? undefined
      : live('machines go on as they are, but of one that does not fit any more every later change is refused'),
  }, always(live('counts from now on')));
}

// v1alpha2 and v1alpha3 spell fractions in two ways
function samePolicies(a: unknown, b: unknown): boolean {
  const [old, now] = [readSizingPolicies(a), readSizingPolicies(b)];
  return old !== undefined && equal(old, now);
}
