import { LabelSelector, Labels, selects } from './labels';
import { perWorld } from './memo';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

/** what runs as pods: a machine, a pool, or a workload */
interface Labelled {
  readonly object: ManifestObject;
  readonly labels: Labels;
  readonly isMachine: boolean;
}

/** kinds that run pods, and their labels */
export const WORKLOADS: readonly (readonly [group: string, kind: string, labels: string])[] = [
  ['', 'Pod', '/metadata/labels'],
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map(kind => ['apps', kind, '/spec/template/metadata/labels'] as const),
  ['batch', 'Job', '/spec/template/metadata/labels'],
  ['batch', 'CronJob', '/spec/jobTemplate/spec/template/metadata/labels'],
];

const everything = perWorld(world => {
  const labelled = (object: ManifestObject, pointer: string, isMachine: boolean, more: object = {}): Labelled =>
    ({ object, labels: { ...Object(object.value(pointer)), ...more }, isMachine });
  return [
    ...world.all('VirtualMachine').map(object => labelled(object, '/metadata/labels', true)),
    ...world.all('VirtualMachinePool').map(object =>
      labelled(object, '/spec/virtualMachineTemplate/metadata/labels', true, { 'vmpool.virtualization.deckhouse.io/pool': object.name })),
    ...WORKLOADS.flatMap(([group, kind, pointer]) => world.ofKind(group, kind).map(object => labelled(object, pointer, false))),
  ];
});

const byNamespace = perWorld(world => grouped(everything(world), ({ object }) => [object.namespace]));
const byLabel = perWorld(world =>
  grouped(everything(world), ({ object, labels }) => Object.entries(labels).map(label => [object.namespace, ...label])));

function grouped(all: readonly Labelled[], keysOf: (one: Labelled) => unknown[]): ReadonlyMap<string, readonly Labelled[]> {
  const found = new Map<string, Labelled[]>();
  for (const one of all) {
    for (const key of keysOf(one).map(part => JSON.stringify(part))) {
      const others = found.get(key);
      if (others === undefined) {
        found.set(key, [one]);
      } else {
        others.push(one);
      }
    }
  }
  return found;
}

/** a label that a selector needs, with the values that it may have */
interface Needed { readonly key: string; readonly values: readonly string[] }

function neededBy({ matchLabels, matchExpressions = [] }: LabelSelector): Needed[] {
  return [
    ...Object.entries(matchLabels ?? {}).map(([key, value]) => ({ key, values: [value] })),
    ...matchExpressions.filter(({ operator }) => operator === 'In').map(({ key, values = [] }) => ({ key, values })),
  ];
}

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
  const [first] = needed;
  // the platform sets labels of its own on the pods of machines
  if (first === undefined || needed.some(({ key }) => /(^|\.)(deckhouse|kubevirt)\.io\//.test(key))) {
    return undefined;
  }
  const having = (namespace: string | undefined, value: string) => byLabel(world).get(JSON.stringify([namespace, first.key, value])) ?? [];
  const candidates = namespaces.flatMap(namespace => first.values.flatMap(value => having(namespace, value)));
  if (candidates.some(({ labels }) => selects(selector, labels))) {
    return undefined;
  }
  const machines = namespaces.flatMap(namespace => byNamespace(world).get(JSON.stringify(namespace)) ?? []).filter(({ isMachine }) => isMachine);
  const near = machines.flatMap(({ object, labels }) => meantLabel(needed, labels).map(label => ({ object, label })))[0];
  return { near, known: needed.find(({ key }) => machines.some(({ labels }) => key in labels))?.key, hasMachines: machines.length > 0 };
}

/** the label that an object has in place of the only one that it lacks, if a slip of the author explains the difference */
function meantLabel(needed: readonly Needed[], labels: Labels): string[] {
  const missing = needed.filter(({ key, values }) => !values.includes(labels[key]));
  if (missing.length !== 1) {
    return [];
  }
  const [{ key, values }] = missing;
  if (key in labels) {
    return values.some(value => isSlip(value, String(labels[key]))) ? [`${key}: ${labels[key]}`] : [];
  }
  return Object.entries(labels).filter(([other, value]) => values.includes(value) && isSlip(key, other)).map(([other, value]) => `${other}: ${value}`);
}

/** whether two words are the same but for a slip: upper case, a separator, or letters of one part; other numbers and short parts mean another object */
export function isSlip(a: string, b: string): boolean {
  const [left, right] = [a, b].map(word => word.toLowerCase());
  if (left === right || left.replace(/[-_.]/g, '') === right.replace(/[-_.]/g, '')) {
    return a !== b;
  }
  const [parts, others] = [left, right].map(word => word.split(/[-_./]/));
  const differing = parts.flatMap((part, i) => part === others[i] ? [] : [[part, others[i] ?? '']]);
  return parts.length === others.length && differing.length === 1 && isMisspelt(differing[0][0], differing[0][1]);
}

function isMisspelt(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (!/^[a-z]{2,}$/.test(short) || !/^[a-z]{3,}$/.test(long) || long.length - short.length > 1) {
    return false;
  }
  let start = 0;
  while (start < short.length && short[start] === long[start]) {
    start++;
  }
  if (short.length < long.length) {
    return short.slice(start) === long.slice(start + 1);
  }
  const isSwapped = a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2);
  // of short words, another letter makes another word: app and api
  return isSwapped || a.length > 5 && a.slice(start + 1) === b.slice(start + 1);
}
