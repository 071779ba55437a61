import { Change, Classification, inUsualState, live, refused, restart, sinceRelease, where } from './classification';
import { equal } from './equal';
import { isNotStopped } from './state';
import { NETWORKS, Network, networkExists, networkLabel, numbered } from '../../domain/machine-networks';
import { ManifestObject, itemsAt, textAt } from '../../manifest/manifest';

const MAIN: Network = { type: 'Main' };

/** the networks with their ids; a machine without a list has the main network */
function networksOf({ json }: ManifestObject): Network[] {
  const networks = itemsAt<Network>(json, NETWORKS);
  return numbered(networks.length === 0 ? [MAIN] : networks);
}

export function classifyNetworks(change: Change): Classification | undefined {
  const [old, now] = [networksOf(change.before), networksOf(change.after)];
  if (equal(old, now)) {
    return undefined;
  }
  const shown = { before: old.map(networkLabel).join(', '), after: now.map(networkLabel).join(', ') };
  const numbers = sinceRelease(change.facts, '1.7.0');
  const renumbering = numbers.holds === false ? undefined : classifyIds(change.before, old, now);
  if (renumbering !== undefined) {
    return { ...renumbering, ...shown, dependsOn: [...renumbering.dependsOn ?? [], ...numbers.holds === undefined ? [numbers.called] : []] };
  }
  // a new machine may come before its networks, and a machine that exists may not, since 1.9
  const checked = sinceRelease(change.facts, '1.9.0');
  const added = now.filter(network => network.type !== 'Main' && !old.some(other => networkLabel(other) === networkLabel(network)));
  const missing = added.find(network => exists(change, network) === false);
  const unknown = added.filter(network => exists(change, network) === undefined);
  const classified = classifyInterfaces(change, old, now);
  const described = {
    ...classified,
    ...shown,
    reason: `${classified.reason}${numbers.holds === false ? '' : replaced(old, now)}`,
    dependsOn: [...classified.dependsOn ?? [], ...unknown.map(network => `whether ${networkLabel(network)} exists`)],
  };
  return missing === undefined ? described : {
    ...where(
      [{ ...checked, holds: checked.holds === undefined ? undefined : !checked.holds }],
      described,
      refused(`${networkLabel(missing)} does not exist, and DVP rejects such a network in an existing machine: create the network first`),
    ),
    ...shown,
  };
}

/** whether a network exists before the machine is updated, `undefined` if that is not known */
const exists = ({ before, after, beforeWorld, afterWorld }: Change, network: Network): boolean | undefined =>
  networkExists(before, network, beforeWorld) === true ? true : networkExists(after, network, afterWorld);

function classifyInterfaces({ facts }: Change, old: readonly Network[], now: readonly Network[]): Classification {
  const [before, after] = [old, now].map(networks => networks.filter(({ type }) => type === 'Main'));
  if (before.length !== after.length) {
    return restart('the main network of a running guest cannot be added or removed');
  }
  const [others, othersNow] = [old, now].map(networks => networks.filter(({ type }) => type !== 'Main'));
  return where(
    [sinceRelease(facts, '1.9.0')],
    live(equal(others, othersNow) ? 'DVP reads no other field of the main network' : 'DVP attaches and detaches additional networks of a running guest'),
    restart('before DVP 1.9 networks change only with a restart'),
  );
}

/** a network that stays, and gets another id */
function classifyIds(machine: ManifestObject, old: readonly Network[], now: readonly Network[]): Classification | undefined {
  const [first] = now.flatMap(network => {
    const before = old.find(other => networkLabel(other) === networkLabel(network));
    return before === undefined || before.id === network.id ? [] : [{ network, before }];
  });
  if (first === undefined) {
    return undefined;
  }
  const { network, before } = first;
  const owner = old.find(({ id }) => id === network.id);
  const what = `${networkLabel(network)} would get the id ${network.id}${owner === undefined ? '' : ` of ${networkLabel(owner)}`} instead of ${before.id}`;
  const atStart = restart(`${what}: the guest finds its networks at other interfaces when it starts`);
  return textAt(machine.json, '/spec/runPolicy') === 'AlwaysOff' ? atStart : inUsualState(
    isNotStopped(machine),
    refused(`${what}, and an id changes only while the machine is stopped: set its 'id' to ${before.id} ('interfaceId' of VmNetwork), and put new networks last`),
    atStart,
  );
}

/** the words for the ids of removed networks that new ones get */
const replaced = (old: readonly Network[], now: readonly Network[]): string => now.flatMap(network => {
  const owner = old.find(({ id }) => id === network.id);
  return owner === undefined || networkLabel(owner) === networkLabel(network) ? []
    : [`; ${networkLabel(network)} gets the id ${network.id} of ${networkLabel(owner)}: the guest sees it, with another MAC address, at the same interface`];
}).join('');
