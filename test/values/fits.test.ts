import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import * as dvp from '../../src';
import { ArgumentCheck } from '../../src/values/argument-check';
import { exampleOf } from '../../src/values/expected';
import { argumentsFit, fits, isVariadic, parametersFit } from '../../src/values/fits';
import { FOREIGN_STRUCTS } from '../../src/values/foreign-structs';
import { CLASSES, ENUMS, INTERFACES, STRUCTS } from '../../src/values/signatures';
import { chartOf } from '../support';

type Types = { readonly [name: string]: string };

const ALL_STRUCTS = { ...STRUCTS, ...FOREIGN_STRUCTS };
const CALLS: readonly Types[] = Object.values(CLASSES)
  .flatMap(({ statics = {}, methods = {} }) => [...Object.values(statics), ...Object.values(methods)]);
/** all types of all properties, members and parameters, and the structs themselves */
const TYPES = [...new Set([
  ...Object.keys(ALL_STRUCTS), ...[...Object.values(ALL_STRUCTS), ...Object.values(INTERFACES), ...CALLS].flatMap(types => Object.values(types)),
])].sort();

const chart = chartOf();
const names = {
  ...cdk8s,
  ...kplus,
  ...dvp,
  chart,
  image: dvp.VirtualImage.fromImageName('debian'),
  disk: dvp.VirtualDisk.fromDiskName('root'),
  init: new dvp.CloudInit(),
  vm: dvp.VirtualMachine.fromMachineName('web'),
  app: chart.node.root,
};

/** values whose examples are only a sketch */
const SKETCHED: { readonly [type: string]: unknown } = {
  Checksum: dvp.Checksum.sha256('a'.repeat(64)),
  ClusterProfile: dvp.ClusterProfile.of({}),
  Construct: chart,
  IConstruct: chart,
  INetworkPolicyPeer: kplus.NetworkPolicyIpBlock.anyIpv4(chart, 'any'),
  IPodSelector: kplus.Pods.all(chart, 'pods'),
  ISubject: kplus.User.fromName(chart, 'ops', 'ops'),
  Manifests: dvp.Manifests.fromObjects([]),
  PasswordHash: dvp.PasswordHash.exposed(`$6$saltsalt$${'a'.repeat(86)}`),
  Replicas: kplus.Replicas.absolute(1),
  WindowsProductKey: dvp.WindowsProductKey.exposed('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA'),
};

const example = (type: string): unknown => SKETCHED[type] ?? new Function(...Object.keys(names), `return ${exampleOf(type)}`)(...Object.values(names));

/** right values of a type; `other` stands in some of the places inside of it */
function valuesOf(type: string, other: fc.Arbitrary<unknown>, depth = 0): fc.Arbitrary<unknown> {
  const inside = (part: string): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 15, arbitrary: valuesOf(part, other, depth + 1) }, { weight: 1, arbitrary: other });
  const length = depth > 3 ? 0 : 3;
  if (type.endsWith('[]')) {
    return fc.array(inside(type.slice(0, -2)), { maxLength: length });
  }
  if (type.startsWith('{')) {
    return fc.dictionary(fc.string(), inside(type.slice(1, -1)), { maxKeys: length });
  }
  const struct = ALL_STRUCTS[type];
  if (struct !== undefined) {
    const requiredKeys = Object.keys(struct).filter(name => !name.endsWith('?'));
    const present = Object.entries(struct).filter(([name]) => !name.endsWith('?') || depth < 3);
    return fc.record(Object.fromEntries(present.map(([name, part]) => [name.replace('?', ''), inside(part)])), { requiredKeys });
  }
  switch (type) {
    case 'string': return fc.string();
    case 'number': return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean': return fc.boolean();
    case 'function': return fc.constant(() => 1);
    case 'any': return fc.jsonValue();
    default: return ENUMS[type] === undefined ? fc.constant(example(type)) : fc.constantFrom(...Object.values(ENUMS[type]));
  }
}

const cyclic: { self?: object } = {};
cyclic.self = cyclic;
const wrong = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, NaN, Infinity, '', 'x', 1, true, [], [undefined], {}, cyclic, { constructor: { name: 'Odd' } },
    { constructor: 'x' }, new Array(2), Object.create(null), () => 1, new Date(0), cdk8s.Size.gibibytes(NaN), cdk8s.Duration.minutes(Infinity), cdk8s.Size.gibibytes(1), chart,
    dvp.Cpu.cores(1), dvp.Topology.NODE, dvp.VirtualMachineClass.GENERIC, { diskName: 'root' }, { diskName: 1 }, { diskName: 'root', size: 1 }, 'AlwaysOn'),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true, withNullPrototype: true }),
);

function isAccepted(check: (report: ArgumentCheck) => void): boolean {
  const report = new ArgumentCheck('here');
  check(report);
  try {
    report.throwIfWrong();
    return true;
  } catch {
    return false;
  }
}

const accepts = (type: string, value: unknown): boolean => isAccepted(check => check.value('given', type, value));

test('there are types to try', () => {
  expect(TYPES.length).toBeGreaterThan(150);
  expect(CALLS.length).toBeGreaterThan(150);
});

test.each(TYPES)('a value fits %s if and only if the check has nothing to report', type => {
  fc.assert(fc.property(valuesOf(type, fc.constant(undefined)).filter(value => accepts(type, value)), value => fits(type)(value)), { numRuns: 10 });
  fc.assert(fc.property(fc.oneof({ weight: 3, arbitrary: valuesOf(type, wrong) }, { weight: 1, arbitrary: wrong }), value => {
    expect(fits(type)(value)).toBe(accepts(type, value));
  }), { numRuns: 60, examples: [[undefined], [null], [{}], [[]]] });
});

test('an instance of a class as an object of properties is left to the check', () => {
  class Options { public get bootOrder() { return 1; } }
  expect(fits('BlockDeviceOptions')(new Options())).toBe(false);
  expect(accepts('BlockDeviceOptions', new Options())).toBe(true);
  expect(() => dvp.BlockDevice.disk(names.disk, new Options())).not.toThrow();
});

const SHARED: Types = { 'cores': 'number', 'share?': 'CoreFraction' };
const THREE: Types = { 'path': 'string', 'text': 'string', 'options?': 'CloudInitFileOptions' };
test.each<[string, Types, unknown[], boolean]>([
  ['all of two', SHARED, [1, dvp.CoreFraction.FULL], true],
  ['without the optional one', SHARED, [1], true],
  ['null for the optional one', SHARED, [1, null], false],
  ['nothing', SHARED, [], false],
  ['a single one', { cores: 'number' }, [1], true],
  ['one too many, which JavaScript allows', { cores: 'number' }, [1, 'x'], true],
  ['null, where anything goes', { content: 'any' }, [null], false],
  ['three', THREE, ['/a', 'b', { append: true }], true],
  ['a wrong third one', THREE, ['/a', 'b', { append: 1 }], false],
])('arguments fit: %s', (_, types, [first, second, third], expected) => {
  expect(parametersFit(types)(first, second, third)).toBe(expected);
});

const LISTS: Types = { 'key': 'string', '...values': 'string' };
test.each<[string, unknown[], boolean]>([
  ['no item', ['a'], true],
  ['two items', ['a', 'b', 'c'], true],
  ['nothing', [], false],
  ['a list instead of items', ['a', ['b']], false],
  ['a wrong last item', ['a', 'b', 1], false],
])('variadic arguments fit: %s', (_, args, expected) => {
  expect(argumentsFit(LISTS)(args)).toBe(expected);
});

test('a method has at most three parameters, which is what its wrapper passes on', () => {
  const most = Math.max(...CALLS.filter(types => !isVariadic(types)).map(types => Object.keys(types).length));
  expect(most).toBe(3);
});
