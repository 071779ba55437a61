import { Direction, addedOpenings, closes, machinesOf, machinesUnder, openingsOf } from './connections';
import { firstOf } from './differences';
import { policiesOf } from '../../domain/network-policies';
import { World } from '../../domain/world';
import { ManifestObject } from '../../manifest/manifest';
import { Impact } from '../impact';
import { Change, Classification, FieldImpact, lessAccess, live, moreAccess, removed } from '../impact/classification';
import { equal } from '../impact/equal';
import type { KindSpec } from '../kind-spec';

const WORDS: Readonly<Record<Direction, string>> = { ingress: 'incoming connections', egress: 'outgoing connections' };
const DIRECTIONS = Object.keys(WORDS) as Direction[];

/** the connections of some pods in one direction: all, or those that the policies open */
type Openings = ReturnType<typeof openingsOf> | 'all';

const openingsUnder = (policies: readonly ManifestObject[], direction: Direction): Openings => {
  const closing = policies.filter(policy => closes(policy, direction));
  return closing.length === 0 ? 'all' : closing.flatMap(policy => openingsOf(policy, direction));
};

/** what happens to the connections of some pods */
function compare(old: Openings, now: Openings, direction: Direction): Classification[] {
  if (old === 'all' || now === 'all') {
    if (old === now) {
      return [];
    }
    if (now === 'all') {
      return [moreAccess(`all ${WORDS[direction]} are open`)];
    }
    return [lessAccess(`all ${WORDS[direction]} are closed${now.length === 0 ? '' : `, except ${firstOf(addedOpenings([], now, direction))}`}`)];
  }
  const [closed, opened] = [addedOpenings(now, old, direction), addedOpenings(old, now, direction)];
  return [
    ...closed.length === 0 ? [] : [lessAccess(`${WORDS[direction]} are closed: ${firstOf(closed)}`)],
    ...opened.length === 0 ? [] : [moreAccess(`${WORDS[direction]} are open now: ${firstOf(opened)}`)],
  ];
}

/** what a policy changes for the machines that it selects, before or after, together with all other policies; each result once */
function forMachines(policies: readonly (ManifestObject | undefined)[], worlds: readonly World[]): FieldImpact[] {
  const [before, after] = worlds.map(machinesOf);
  const selected = new Set(policies.flatMap((policy, i) => policy === undefined ? [] : [...machinesUnder(policy, worlds[i]).keys()]));
  // a machine that comes or goes has no connections to lose
  const touched = [...selected].flatMap(label => {
    const [old, now] = [before.get(label), after.get(label)];
    return old === undefined || now === undefined ? [] : [{ label, pair: [old, now] }];
  });
  const found = new Map<string, { readonly pointer: string; readonly classification: Classification; readonly labels: string[] }>();
  for (const { label, pair } of touched) {
    const [oldPolicies, nowPolicies] = pair.map((machine, i) => policiesOf(machine, worlds[i]));
    for (const direction of DIRECTIONS) {
      for (const classification of compare(openingsUnder(oldPolicies, direction), openingsUnder(nowPolicies, direction), direction)) {
        const key = `${classification.impact} ${classification.reason}`;
        const entry = found.get(key) ?? { pointer: `/spec/${direction}`, classification, labels: [] };
        entry.labels.push(label);
        found.set(key, entry);
      }
    }
  }
  return [...found.values()].map(({ pointer, classification, labels }) =>
    ({ pointer, ...classification, reason: `for ${firstOf(labels)}: ${classification.reason}` }));
}

function classifyPolicy({ before, after, beforeWorld, afterWorld }: Change): FieldImpact[] {
  if (equal(before.json.spec, after.json.spec)) {
    return [];
  }
  if (machinesUnder(before, beforeWorld).size > 0 || machinesUnder(after, afterWorld).size > 0) {
    const found = forMachines([before, after], [beforeWorld, afterWorld]);
    return found.length > 0 ? found : [{ pointer: '/spec', ...live('no connection of a machine changes') }];
  }
  const moved = equal(before.value('/spec/podSelector'), after.value('/spec/podSelector')) ? [] : [
    { pointer: '/spec/podSelector', ...lessAccess('the policy selects other pods: those are closed now') },
    { pointer: '/spec/podSelector', ...moreAccess('the policy no longer selects the former pods') },
  ];
  return [...moved, ...DIRECTIONS.flatMap(direction =>
    compare(openingsUnder([before], direction), openingsUnder([after], direction), direction).map(found => ({ pointer: `/spec/${direction}`, ...found })))];
}

/** the effects of one sort on machines that stay, when a policy comes or goes */
function effectsOf(found: readonly FieldImpact[], impact: Impact): string {
  const reasons = found.filter(each => each.impact === impact).map(({ reason }) => reason);
  return reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
}

function classifyCreation(policy: ManifestObject, before: World, after: World): Classification | undefined {
  const found = forMachines([undefined, policy], [before, after]);
  const [impact] = [Impact.LESS_ACCESS, Impact.MORE_ACCESS].filter(each => effectsOf(found, each) !== '');
  return impact === undefined ? undefined : { impact, reason: `the policy is new${effectsOf(found, impact)}` };
}

function classifyRemoval(policy: ManifestObject, before: World, after: World): Classification {
  const found = forMachines([policy, undefined], [before, after]);
  return removed(`the policy is deleted${effectsOf(found, Impact.LESS_ACCESS)}${effectsOf(found, Impact.MORE_ACCESS)}`);
}

export const NETWORK_POLICY: KindSpec = {
  otherFields: live('applies at once'),
  change: classifyPolicy,
  creation: classifyCreation,
  removal: classifyRemoval,
};
