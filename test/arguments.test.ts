import { readFileSync } from 'fs';
import { join } from 'path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import * as support from './support';
import * as dvp from '../src';
import { CallerError } from '../src/manifest/caller-error';
import { exampleOf } from '../src/values/expected';

/** the public API, as every language sees it; the generated classes are left out */
const assembly = JSON.parse(readFileSync(join(__dirname, '../.jsii'), 'utf8'));
const types: any[] = Object.values<any>(assembly.types).filter(type => type.namespace === undefined);
const byName = new Map(types.map(type => [type.name, type]));
const ours: any = dvp;

/** with those of the structs that it extends */
const propertiesOf = (type: any): any[] =>
  [...type.properties ?? [], ...(type.interfaces ?? []).flatMap((fqn: string) => propertiesOf(byName.get(fqn.split('.').pop())))];

/** a place for a value in the arguments of a call */
interface Hole {
  readonly type: any;
  readonly optional: boolean;
  /** how messages call it, up to the index or key of an item */
  readonly name: string;
  fill(value: unknown): unknown;
}

// thousands of them, none of which writes: without a temporary directory for each
const chartOf = () => support.chartOf(new cdk8s.App());

const nameOf = (fqn: string): string => fqn.split('.').pop()!;
const isPlain = (value: any): boolean => value !== null && typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value));

const NAMES: object = { ...cdk8s, ...kplus, ...dvp };

// what the examples of the messages refer to besides
const scope = (chart: cdk8s.Chart) => ({
  chart,
  app: chart.node.root,
  image: dvp.VirtualImage.fromImageName('debian'),
  disk: dvp.VirtualDisk.fromDiskName('root'),
  init: new dvp.CloudInit(),
  vm: dvp.VirtualMachine.fromMachineName('web'),
  env: {},
});

const compiled = new Map<string, (scope: object) => unknown>();

/** the value of the example of a class; its code is compiled once */
function evaluated(name: string): unknown {
  const around = scope(chartOf());
  const run = compiled.get(name)
    ?? new Function(...Object.keys(NAMES), `return ({ ${Object.keys(around).join(', ')} }) => ${exampleOf(name)}`)(...Object.values(NAMES));
  compiled.set(name, run);
  return run(around);
}

/** values that their examples only sketch */
const SKETCHED: { readonly [type: string]: () => unknown } = {
  Checksum: () => dvp.Checksum.sha256('a'.repeat(64)),
  ClusterProfile: () => dvp.ClusterProfile.of({}),
  PasswordHash: () => dvp.PasswordHash.exposed(`$6$saltsalt$${'a'.repeat(86)}`),
  WindowsProductKey: () => dvp.WindowsProductKey.exposed('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA'),
  IPodSelector: () => new dvp.VirtualMachine(chartOf(), 'selected', valid('VirtualMachineProps') as dvp.VirtualMachineProps),
  INetworkPolicyPeer: () => new dvp.VirtualMachine(chartOf(), 'selected', valid('VirtualMachineProps') as dvp.VirtualMachineProps),
  PodConnectionsAllowFromOptions: () => ({}),
  PodConnectionsAllowToOptions: () => ({}),
  IConstruct: () => chartOf(),
  Construct: () => chartOf(),
  ScalingRules: () => ({}),
  HttpIngressPathType: () => kplus.HttpIngressPathType.PREFIX,
};

/** strings and numbers that have a form */
const FORMED: { readonly [name: string]: unknown } = { host: 'shop.example.com', path: '/srv/data', address: '10.66.10.20', version: 'w11' };

/** a value of a type; of a struct, with what must be given */
function valid(name: string): unknown {
  const type = byName.get(name);
  if (SKETCHED[name] !== undefined) {
    return SKETCHED[name]();
  }
  if (type?.datatype) {
    return Object.fromEntries(propertiesOf(type).filter(property => !property.optional)
      .map(property => [property.name, FORMED[property.name] ?? validOf(property.type)]));
  }
  return evaluated(name);
}

function validOf({ primitive, collection, fqn }: any): unknown {
  if (collection !== undefined) {
    return collection.kind === 'array' ? [validOf(collection.elementtype)] : { key: validOf(collection.elementtype) };
  }
  return fqn === undefined ? { string: 'x', number: 1, boolean: true, any: { key: 'x' } }[primitive as string] : valid(nameOf(fqn));
}

/** whether a value is of a type, as the declarations say */
function fits(value: any, { primitive, collection, fqn }: any): boolean {
  if (collection !== undefined) {
    const items = collection.kind === 'array' ? Array.isArray(value) && Array.from(value) : isPlain(value) && Object.values(value);
    return items !== false && items.every((item: unknown) => fits(item, collection.elementtype));
  }
  if (fqn === undefined) {
    return primitive === 'any' ? true : primitive === 'number' ? Number.isFinite(value) : typeof value === primitive;
  }
  const name = nameOf(fqn);
  const type = byName.get(name);
  if (type?.kind === 'enum') {
    return Object.values(ours[name]).includes(value);
  }
  if (type?.datatype) {
    return isPlain(value) && Object.keys(value).every(key => value[key] === undefined || propertiesOf(type).some(property => property.name === key))
      && hasMembers(value, propertiesOf(type));
  }
  if (type?.kind === 'interface') {
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      && hasMembers(value, type.properties ?? []) && (type.methods ?? []).every((method: any) => typeof value[method.name] === 'function');
  }
  return type === undefined ? fitsForeign(value, name) : value instanceof ours[name];
}

const hasMembers = (value: any, members: any[]): boolean =>
  members.every(({ name, optional, type }) => optional && value[name] === undefined || fits(value[name], type));

function fitsForeign(value: any, name: string): boolean {
  switch (name) {
    case 'Construct': case 'IConstruct': return Construct.isConstruct(value);
    case 'IPodSelector': return typeof value?.toPodSelectorConfig === 'function';
    case 'INetworkPolicyPeer': return typeof value?.toNetworkPolicyPeerConfig === 'function';
    case 'ISubject': return typeof value?.toSubjectConfiguration === 'function';
    case 'HttpIngressPathType': return Object.values(kplus.HttpIngressPathType).includes(value);
    case 'ScalingRules': case 'PodConnectionsAllowFromOptions': case 'PodConnectionsAllowToOptions': return isPlain(value) && Object.keys(value).length === 0;
    default: return value instanceof ((cdk8s as any)[name] ?? (kplus as any)[name]);
  }
}

function holesOf(type: any, name: string, optional: boolean, fill: (value: unknown) => unknown): Hole[] {
  const struct = byName.get(nameOf(type.fqn ?? ''));
  const own = { type, name, optional, fill };
  if (type.collection !== undefined) {
    const item = (value: unknown) => type.collection.kind === 'array' ? [value] : { key: value };
    return [own, ...holesOf(type.collection.elementtype, name, false, value => fill(item(value)))];
  }
  if (struct?.datatype !== true) {
    return [own];
  }
  const inside = propertiesOf(struct).flatMap(property => holesOf(property.type, property.name, property.optional === true,
    value => fill({ ...validOf(type) as object, [property.name]: value })));
  return [own, ...inside];
}

/** a call of the public API */
interface Call {
  readonly name: string;
  readonly parameters: any[];
  run(args: unknown[]): unknown;
}

const RECEIVERS: { readonly [type: string]: () => any } = {
  Admission: () => dvp.Admission.of(chartOf()),
  CloudInit: () => new dvp.CloudInit({ networkStyle: dvp.NetworkStyle.NETPLAN }),
  ClusterProfile: () => dvp.ClusterProfile.of({}),
  DvpValidation: () => new dvp.DvpValidation(),
  ImpactPlan: () => dvp.ImpactPlan.between(dvp.Manifests.fromObjects([]), dvp.Manifests.fromObjects([])),
  LvmVolumeGroupSet: () => new dvp.LvmVolumeGroupSet(chartOf(), 'made', {
    volumeGroupName: 'data', nodes: [dvp.LabelQuery.equal('tier', 'db')], blockDevices: [dvp.BlockDevices.rotational(false)],
  }),
  Scheduling: () => (made('VirtualMachine') as dvp.VirtualMachine).scheduling,
  MachineConnections: () => (made('VirtualMachine') as dvp.VirtualMachine).connections,
  Sysprep: () => new dvp.Sysprep(),
  ExposedService: () => new dvp.ExposedService(chartOf(), 'made', { selector: { app: 'x' }, ports: [dvp.Port.tcp(80, { name: 'http' })] }),
};

const made = (name: string): unknown => RECEIVERS[name]?.() ?? new ours[name](chartOf(), 'made', valid(`${name}Props`));

const calls: Call[] = types.filter(({ kind }) => kind === 'class').flatMap(type => [
  ...type.initializer?.parameters === undefined || type.abstract ? []
    : [{ name: `new ${type.name}`, parameters: type.initializer.parameters, run: (args: unknown[]) => new ours[type.name](...args) }],
  ...(type.methods ?? []).filter(({ parameters }: any) => parameters !== undefined).map((method: any): Call => ({
    name: `${type.name}.${method.name}`,
    parameters: method.parameters,
    run: args => (method.static ? ours[type.name] : made(type.name))[method.name](...args),
  })),
]);

const cyclic: any = {};
cyclic.self = cyclic;
class Stranger { public readonly field = 1; }

/** values of every sort, those of our own classes among them */
const VALUES: unknown[] = [
  null, undefined, 0, 1, -1, 0.5, NaN, Infinity, 10n, '', 'x', '10Gi', true, false, [], ['x'], [[]], [undefined], {}, { key: 'x' }, { name: 'x' }, cyclic, [cyclic],
  () => 1, Symbol('x'), new Stranger(), Stranger, Buffer.from('x'), new Date(0), new Map(), new Set(), /x/, new Error('x'), Object.create(null),
  ...types.filter(({ name, kind }) => kind === 'class' && exampleOf(name) !== undefined).map(({ name }) => valid(name)),
  ...['VirtualMachine', 'VirtualDisk', 'ClusterVirtualImage', 'CloudInit', 'Sysprep'].map(made),
  ...types.filter(({ kind }) => kind === 'interface').filter(({ datatype }) => !datatype).map(({ name }) => valid(name)),
  ...types.filter(({ kind }) => kind === 'enum').map(({ name }) => Object.values(ours[name])[0]),
  chartOf(), cdk8s.Size.gibibytes(1), cdk8s.Duration.minutes(1), cdk8s.Cron.daily(), kplus.Metric.resourceCpu(kplus.MetricTarget.averageValue(1)),
];

const random = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true });
const anything = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VALUES) }, random);

// the words of the engine, and of Node
const ENGINE = /is not a (function|constructor)|is not iterable|is not defined|Cannot (read|convert|destructure|set|mix|serialize)|call stack|circular|ERR_|Invalid (array|time)|toISOString/;

function errorOf(run: () => unknown): Error | undefined {
  try {
    const result = run();
    // the plugin of cdk8s-cli is the one asynchronous method
    if (result instanceof Promise) {
      result.catch(() => undefined);
    }
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

// ten thousand errors are thrown: their traces are not mapped to the lines of TypeScript, which would be half the work
const { prepareStackTrace } = Error;
beforeAll(() => { Error.prepareStackTrace = (error, frames) => `${error}\n    at ${frames.join('\n    at ')}`; });
afterAll(() => { Error.prepareStackTrace = prepareStackTrace; });

test('there are calls to try', () => {
  expect(calls.length).toBeGreaterThan(200);
  expect(calls.filter(({ name }) => name.startsWith('new ')).length).toBeGreaterThan(20);
});

// those of cdk8s-plus are not in the assembly
const isStruct = (name: string): boolean => byName.get(name)?.datatype === true || /^PodConnectionsAllow\w+Options$/.test(name);

/** what is wrong with the outcome of a call that was given a value in one place */
function mistake({ name, type, optional }: Hole, value: unknown, error: Error | undefined): string | undefined {
  const isRight = fits(value, type) || optional && value === undefined;
  if (error === undefined) {
    return isRight ? undefined : `'${name}' is accepted`;
  }
  if (error.constructor !== Error && error.constructor !== CallerError || error.message === '' || ENGINE.test(error.message)) {
    return `'${name}' ends in ${error.stack}`;
  }
  // of a struct the wrong properties are named
  const isNamed = isRight || isStruct(nameOf(type.fqn ?? '')) || new RegExp(`['.]${name}['.[]`).test(error.message);
  return isNamed ? undefined : `'${name}' is not named in ${error.message}`;
}

/** all places in the arguments of a call; the arguments around each are right */
const holesIn = (parameters: any[]): Hole[] => parameters.flatMap((parameter, i) => {
  const after = parameters.slice(i + 1).filter(({ optional, variadic }) => !optional && !variadic);
  return holesOf(parameter.type, parameter.name, parameter.optional === true,
    value => [...parameters.slice(0, i).map(({ type }) => validOf(type)), value, ...after.map(({ type }) => validOf(type))]);
});

test.each(calls.map(call => [call.name, call] as const))('%s takes what its declaration says, and refuses all else in a sentence', (_, { parameters, run }) => {
  const holes = holesIn(parameters);
  // where anything goes, only this may not
  const examples: [Hole, unknown][] = holes.filter(({ type }) => type.primitive === 'any').map(hole => [hole, cyclic]);
  fc.assert(fc.property(fc.constantFrom(...holes), anything, (hole, value) => {
    const wrong = mistake(hole, value, errorOf(() => run(hole.fill(value) as unknown[])));
    if (wrong !== undefined) {
      throw new Error(wrong);
    }
  }), { numRuns: 100, examples });
});
