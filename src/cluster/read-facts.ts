import type { ClusterFacts, NodeGroupFacts, StorageClassFacts } from '../domain/cluster-facts';
import { isRelease } from '../domain/release';
import { parseCidr } from '../manifest/cidr';
import { closest } from '../manifest/schema-hints';
import { describeType } from '../values/describe';

/** one thing that is wrong with a description of a cluster */
export interface FactsMistake {
  /** where it is, for example `storageClasses[0].name` */
  readonly at: string;
  readonly wrong: string;
  readonly got?: unknown;
  readonly instead: string;
}

/** what a value of code says of one thing in the cluster, as it was when the value was made */
export interface FactsPart<T> {
  readonly facts: T;
  /** where they are is said from the part on */
  readonly mistakes: readonly FactsMistake[];
}

/** reads a value, notes what is wrong with it, and answers a copy that is its own */
interface Shape {
  (value: unknown, at: string, mistakes: FactsMistake[]): unknown;
}

/**
 * Reads the description of a cluster, as a file has it. Where there are mistakes, the facts are worth nothing.
 */
export const readFacts = (description: unknown) => readCluster(FACTS, description);

/**
 * Reads the description of a cluster, as code has it: what stands in its lists of objects was read when it was made.
 */
export const readProps = (description: unknown) => readCluster(PROPS, description);

export const readStorageClass = (name: string, options: unknown): FactsPart<StorageClassFacts> =>
  readPart(STORAGE_CLASS, name, options, "StorageClassProfile.of('fast', { isDefault: true })");

export const readNodeGroup = (name: string, options: unknown): FactsPart<NodeGroupFacts> =>
  readPart(NODE_GROUP, name, options, "NodeGroupProfile.of('worker', { nodes: 3 })");

function readPart<T>(fields: Fields<T>, name: string, options: unknown, example: string): FactsPart<T> {
  const mistakes: FactsMistake[] = [];
  const { name: ofName, ...ofOptions } = fields as Record<string, Shape>;
  const named = struct({ name: ofName }, ['name'])({ name }, '', mistakes) as object;
  if (!isObject(options)) {
    mistakes.push({ at: '', wrong: `its options are not what they should be, got ${describeType(options)}`, instead: `write for example ${example}` });
  }
  const known = isObject(options) ? struct(ofOptions)(options, '', mistakes) as object : {};
  return { facts: { ...named, ...known } as T, mistakes };
}

function readCluster(fields: Fields<ClusterFacts>, description: unknown): { facts: ClusterFacts; mistakes: FactsMistake[] } {
  const mistakes: FactsMistake[] = [];
  const facts = struct(fields)(description, '', mistakes) as ClusterFacts;
  const { virtualMachineClasses: classes, defaultVirtualMachineClass: standard } = mistakes.length > 0 ? {} : facts;
  if (classes !== undefined && standard !== undefined && standard !== '' && !classes.includes(standard)) {
    mistakes.push({
      at: 'defaultVirtualMachineClass',
      wrong: "not among 'virtualMachineClasses'",
      got: standard,
      instead: `write ${closest(standard, classes)}`,
    });
  }
  return { facts, mistakes };
}

const LONGEST = 80;

/** all mistakes in one text, a line each */
export function mistakesText(what: string, mistakes: readonly FactsMistake[]): string {
  const lines = mistakes.map(({ at, wrong, instead, ...rest }) => `  ${at}${at && ': '}${wrong}${'got' in rest ? `, got ${show(rest.got)}` : ''}: ${instead}`);
  return [`${what} has ${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}`, ...lines].join('\n');
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const text = (form?: RegExp | ((text: string) => boolean), wrong = 'not of the form asked for here', instead = ''): Shape => (value, at, mistakes) => {
  if (typeof value !== 'string') {
    mistakes.push({ at, wrong: 'not a string', got: value, instead: typeof value === 'number' ? 'write it in quotes' : instead || 'write a string' });
  } else if (form !== undefined && !(form instanceof RegExp ? form.test(value) : form(value))) {
    mistakes.push({ at, wrong, got: value, instead });
  }
  return value;
};

const oneOf = (what: string, ...words: string[]): Shape => (value, at, mistakes) => {
  if (!words.includes(value as string)) {
    mistakes.push({ at, wrong: `no ${what}`, got: value, instead: `write one of ${words.join(', ')}` });
  }
  return value;
};

const flag: Shape = (value, at, mistakes) => {
  if (typeof value !== 'boolean') {
    mistakes.push({ at, wrong: 'neither true nor false', got: value, instead: 'write true or false, without quotes' });
  }
  return value;
};

const count: Shape = (value, at, mistakes) => {
  if (!Number.isInteger(value) || (value as number) < 0) {
    mistakes.push({ at, wrong: 'not a count', got: value, instead: 'write a whole number, zero or more' });
  }
  return value;
};

const EMPTY = '; an empty one says that there are none, leaving it out that nothing is known';

const list = (item: Shape, key?: string): Shape => (value, at, mistakes) => {
  if (!Array.isArray(value)) {
    mistakes.push({ at, wrong: 'not a list', got: value, instead: `write a list${EMPTY}` });
    return value;
  }
  const names = value.map(each => each?.[key ?? '']);
  names.forEach((name, i) => {
    if (name !== undefined && names.indexOf(name) < i) {
      mistakes.push({ at: `${at}[${i}].${key}`, wrong: 'stands twice', got: name, instead: 'name each of them once' });
    }
  });
  return value.map((each, i) => item(each, `${at}[${i}]`, mistakes));
};

const map = (item: Shape): Shape => (value, at, mistakes) => {
  if (!isObject(value)) {
    mistakes.push({ at, wrong: 'not a map', got: value, instead: 'write a map of names' });
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, item(each, `${at}[${JSON.stringify(key)}]`, mistakes)]));
};

/** a list of values that code has, each of which answers its part by the getter `member` */
const parts = (member: string, example: string): Shape => (value, at, mistakes) => {
  if (!Array.isArray(value)) {
    mistakes.push({ at, wrong: `not a list, got ${describeType(value)}`, instead: `write a list like [${example}]${EMPTY}` });
    return value;
  }
  return list(part(member, example), 'name')(value, at, mistakes);
};

const part = (member: string, example: string): Shape => (value, at, mistakes) => {
  const read = isObject(value) ? value[member] as FactsPart<unknown> | undefined : undefined;
  if (read === undefined) {
    mistakes.push({ at, wrong: `not what it should be, got ${describeType(value)}`, instead: `write for example ${example}` });
    return value;
  }
  mistakes.push(...read.mistakes.map(mistake => ({ ...mistake, at: mistake.at === '' ? at : `${at}.${mistake.at}` })));
  return read.facts;
};

type Fields<T> = { readonly [K in keyof Required<T>]: Shape };

function struct<T>(fields: Fields<T>, required: readonly (keyof T & string)[] = []): Shape {
  const known = new Map<string, Shape>(Object.entries(fields as Record<string, Shape>));
  return (value, at, mistakes) => {
    if (!isObject(value)) {
      mistakes.push({ at, wrong: 'not a map', got: value, instead: `write a map with some of ${[...known.keys()].join(', ')}` });
      return value;
    }
    const inside = (key: string) => at === '' ? key : `${at}.${key}`;
    // what is undefined was left out: that is how props arrive from other languages
    const given = Object.entries(value).filter(([, each]) => each !== undefined);
    mistakes.push(...required.filter(key => value[key] === undefined).map(key => ({ at: inside(key), wrong: 'is missing', instead: `set '${key}'` })));
    return Object.fromEntries(given.map(([key, each]) => {
      const shape = known.get(key);
      if (shape === undefined) {
        mistakes.push({ at: inside(key), wrong: 'unknown key', instead: `write ${closest(key, [...known.keys()])}` });
        return [key, each];
      }
      return [key, shape(each, inside(key), mistakes)];
    }));
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

const name = text(/./, 'empty', 'write a name');
const names = list(name);
const cidr = text(each => parseCidr(each) !== undefined, 'not a range of IPv4 addresses', 'write one like 10.66.10.0/24');
const RELEASE = /^\d+\.\d+\.\d+$/;

const STORAGE_CLASS: Fields<StorageClassFacts> = {
  name,
  provisioner: name,
  volumeBindingMode: oneOf('binding mode', 'Immediate', 'WaitForFirstConsumer'),
  isDefault: flag,
  labels: map(text()),
};

const NODE_GROUP: Fields<NodeGroupFacts> = {
  name,
  labels: map(text()),
  varyingLabels: names,
  taints: names,
  nodes: count,
};

const FACTS: Fields<ClusterFacts> = {
  dvpRelease: text(isRelease, 'not a release of DVP', 'write one like 1.9.0, or next'),
  edition: oneOf('edition', 'CE', 'BE', 'SE', 'SE+', 'EE', 'CSE Lite', 'CSE Pro'),
  kubernetesVersion: text(/^\d+\.\d+(\.\d+)?$/, 'not a release of Kubernetes', 'write one like 1.31'),
  deckhouseRelease: text(RELEASE, 'not a release of Deckhouse', 'write one like 1.74.2'),
  modules: map(text(each => each === '' || RELEASE.test(each), 'not a release', 'write one like 1.9.0, or an empty string where it is not known')),
  storageClasses: list(struct<StorageClassFacts>(STORAGE_CLASS, ['name']), 'name'),
  nodeGroups: list(struct<NodeGroupFacts>(NODE_GROUP, ['name']), 'name'),
  zones: names,
  clusterNetworks: names,
  networks: list(text(/^[^/]+\/[^/]+$/, 'not a namespace and a name', 'write them like shop/backend')),
  systemNetworks: names,
  nodeAddresses: names,
  podSubnetCidr: cidr,
  serviceSubnetCidr: cidr,
  virtualMachineCidrs: list(cidr),
  featureGates: names,
  virtualMachineClasses: names,
  defaultVirtualMachineClass: text(),
  priorityClasses: names,
  gpuClasses: names,
};

const PROPS: Fields<ClusterFacts> = {
  ...FACTS,
  storageClasses: parts('_storageClass', "StorageClassProfile.of('fast')"),
  nodeGroups: parts('_nodeGroup', "NodeGroupProfile.of('worker')"),
};
