import { LabelIndex, Labelled, Needed, neededBy } from './label-index';
import { LabelSelector, Labels, selects } from './labels';
import { perWorld } from './memo';
import { isSlip, wordOf } from './slips';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

/** what runs as pods: a machine, a pool, or a workload */
interface Pods extends Labelled {
  readonly object: ManifestObject;
}

/** kinds that run pods, and their labels */
export const WORKLOADS: readonly (readonly [group: string, kind: string, labels: string])[] = [
  ['', 'Pod', '/metadata/labels'],
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map(kind => ['apps', kind, '/spec/template/metadata/labels'] as const),
  ['batch', 'Job', '/spec/template/metadata/labels'],
  ['batch', 'CronJob', '/spec/jobTemplate/spec/template/metadata/labels'],
];

interface PodsOfNamespace {
  readonly machines: LabelIndex<Pods>;
  readonly workloads: LabelIndex<Pods>;
}

const byNamespace = perWorld((world): ReadonlyMap<string | undefined, PodsOfNamespace> => {
  const found = new Map<string | undefined, PodsOfNamespace>();
  let order = 0;
  const add = (part: keyof PodsOfNamespace, object: ManifestObject, pointer: string, more?: object) => {
    let pods = found.get(object.namespace);
    if (pods === undefined) {
      pods = { machines: new LabelIndex(), workloads: new LabelIndex() };
      found.set(object.namespace, pods);
    }
    const own = Object(object.value(pointer)) as Labels;
    pods[part].add({ object, labels: more === undefined ? own : { ...own, ...more }, order: order++ });
  };
  world.all('VirtualMachine').forEach(object => add('machines', object, '/metadata/labels'));
  world.all('VirtualMachinePool').forEach(object =>
    add('machines', object, '/spec/virtualMachineTemplate/metadata/labels', { 'vmpool.virtualization.deckhouse.io/pool': object.name }));
  WORKLOADS.forEach(([group, kind, pointer]) => world.ofKind(group, kind).forEach(object => add('workloads', object, pointer)));
  return found;
});

const OF_PLATFORM = /(^|\.)(deckhouse|kubevirt)\.io\//;

/** why a selector that selects nothing is likely to be a mistake */
export interface NearMiss {
  /** an object that was likely meant, with the label that differs */
  readonly near?: { readonly object: ManifestObject; readonly label: string };
  /** a label that machines of the namespace have with other values */
  readonly known?: string;
  /** whether machines of the namespace are in the manifests */
  readonly hasMachines: boolean;
}

/**
 * A selector that selects nothing in the manifests; `undefined` where it selects something, or nobody can know.
 */
export function nearMissOf(selector: LabelSelector, namespaces: readonly (string | undefined)[], world: World): NearMiss | undefined {
  const needed = neededBy(selector);
  // the platform sets labels of its own on the pods of machines
  if (needed.length === 0 || needed.some(({ key }) => OF_PLATFORM.test(key))) {
    return undefined;
  }
  const known = byNamespace(world);
  const pods: PodsOfNamespace[] = [];
  for (const namespace of namespaces) {
    const found = known.get(namespace);
    if (found === undefined) {
      continue;
    }
    if (isAnySelected(found.machines, selector, needed) || isAnySelected(found.workloads, selector, needed)) {
      return undefined;
    }
    pods.push(found);
  }
  // thousands of machines may have one anti-affinity that selects nothing
  const key = JSON.stringify([needed, namespaces]);
  const answers = misses(world);
  const miss = answers.get(key) ?? missOf(needed, pods.map(({ machines }) => machines));
  answers.set(key, miss);
  return miss;
}

function isAnySelected(index: LabelIndex<Pods>, selector: LabelSelector, needed: readonly Needed[]): boolean {
  for (const list of index.candidates(needed)!) {
    for (const { labels } of list) {
      if (selects(selector, labels)) {
        return true;
      }
    }
  }
  return false;
}

const misses = perWorld(() => new Map<string, NearMiss>());

function missOf(needed: readonly Needed[], machines: readonly LabelIndex<Pods>[]): NearMiss {
  let near: Pods | undefined;
  for (let i = 0; i < machines.length && near === undefined; i++) {
    near = nearestIn(machines[i], needed);
  }
  return {
    near: near && { object: near.object, label: meantLabel(needed, near.labels)! },
    known: needed.find(({ key }) => machines.some(index => index.hasKey(key)))?.key,
    hasMachines: machines.some(({ members }) => members.length > 0),
  };
}

/** the first machine that lacks only one label, and has it misspelled */
function nearestIn(machines: LabelIndex<Pods>, needed: readonly Needed[]): Pods | undefined {
  let nearest: Pods | undefined;
  needed.forEach((missing, i) => {
    const others = needed.filter((_, j) => j !== i);
    for (const having of misspelled(machines, missing)) {
      // the shorter of two lists that both have the machine
      const candidates = machines.candidates(others);
      const list = candidates !== undefined && count(candidates) < having.length ? inOrder(candidates) : having;
      const first = list.find(({ labels }) => meantLabel(needed, labels) !== undefined);
      nearest = first === undefined || nearest !== undefined && nearest.order < first.order ? nearest : first;
    }
  });
  return nearest;
}

const inOrder = (lists: readonly (readonly Pods[])[]): Pods[] => lists.flat().sort((a, b) => a.order - b.order);

const count = (lists: readonly (readonly unknown[])[]): number => lists.reduce((sum, { length }) => sum + length, 0);

/** the machines that may have a label with a slip in its value or in its key */
function misspelled(machines: LabelIndex<Pods>, { key, values }: Needed): (readonly Pods[])[] {
  return values.flatMap(value => [
    ...machines.similarValues(key, value).map(other => machines.having(key, other)),
    ...machines.similarKeys(key).map(other => machines.having(other, value)),
  ]);
}

/** the label that an object has in place of the only one that it lacks, if a slip of the author explains the difference */
function meantLabel(needed: readonly Needed[], labels: Labels): string | undefined {
  const missing = needed.filter(({ key, values }) => !values.includes(labels[key]));
  if (missing.length !== 1) {
    return undefined;
  }
  const [{ key, values }] = missing;
  if (key in labels) {
    return values.some(value => isSlip(wordOf(value), wordOf(labels[key]))) ? `${key}: ${labels[key]}` : undefined;
  }
  const meant = Object.entries(labels).find(([other, value]) => values.includes(value) && isSlip(key, other));
  return meant && `${meant[0]}: ${meant[1]}`;
}
