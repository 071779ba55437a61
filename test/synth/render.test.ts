import { inspect } from 'util';
import { ApiObject, App, AppProps, Chart, Cron, Duration, JsonPatch, Lazy, LazyResolver, Size } from 'cdk8s';
import { IntOrString } from 'cdk8s-plus-28/lib/imports/k8s';
import { ModuleConfig } from '../../src/kinds/module-config';
import { jsonOf, renderFast, sharingParts } from '../../src/synth/render';
import { Random } from '../apiserver/differential/random';

const KEYS = ['b', 'a', '10', '9', 'Z', 'z', 'ключ', 'spec', 'name', 'constructor', 'value', 'resolve', 'kind', '__proto__'];

const SCALARS: unknown[] = ['', 'text', '10', 0, 1.5, -0, NaN, true, false, null, undefined, 10n, Symbol.for('s'), () => 1];

/** values that cdk8s, or its users, give a meaning of their own */
const ODD: ((inner: unknown) => unknown)[] = [
  inner => Lazy.any({ produce: () => inner }),
  inner => ({ resolve: () => inner }),
  inner => Object.assign(() => 1, { resolve: () => inner }),
  inner => Object.assign([1], { resolve: () => inner }),
  () => Object.assign([1], { value: 'a' }),
  inner => Object.assign(Object.create(null), { inner }),
  () => IntOrString.fromNumber(1),
  () => IntOrString.fromString('1'),
  () => Size.gibibytes(1),
  () => Duration.seconds(1),
  () => Cron.daily(),
  () => new Date(0),
  () => new Map(),
  () => JSON.parse('{"__proto__": {"a": 1}, "b": 2}'),
];

function valueOf(random: Random, depth: number, odd: number): unknown {
  if (random.chance(odd)) {
    return random.pick(ODD)(valueOf(random, depth - 1, odd));
  }
  if (depth <= 0 || random.chance(0.3)) {
    return random.pick(odd === 0 ? SCALARS.slice(0, 11) : SCALARS);
  }
  const size = random.below(5);
  if (random.chance(0.3)) {
    return Array.from({ length: size }, () => valueOf(random, depth - 1, odd));
  }
  return fieldsOf(random, size, depth, odd);
}

const fieldsOf = (random: Random, size: number, depth: number, odd: number): object =>
  Object.fromEntries(Array.from({ length: size }, () => [random.pick(odd === 0 ? KEYS.slice(0, 9) : KEYS), valueOf(random, depth - 1, odd)]));

/** an ApiObject whose props and metadata have random parts */
function objectOf(random: Random, odd: number, app = new App()): ApiObject {
  const chart = new Chart(app, 'c', { namespace: random.chance(0.5) ? 'ns' : undefined, labels: fieldsOf(random, 1, 1, odd) as any });
  const part = () => random.chance(0.5) ? undefined : fieldsOf(random, 3, 2, odd);
  const metadata: any = { labels: part(), annotations: part(), finalizers: random.chance(0.5) ? undefined : ['x'], ...random.chance(0.2) ? part() : {} };
  const props: any = { apiVersion: 'example.com/v1', kind: 'Example', metadata, spec: valueOf(random, 4, odd), ...random.chance(0.2) ? part() : {} };
  const object = new ApiObject(chart, 'o', { ...props, apiVersion: 'example.com/v1', kind: 'Example' });
  if (random.chance(0.3)) {
    object.metadata.add(random.pick(['generateName', 'name', 'labels', 'extra']), valueOf(random, 2, odd));
  }
  return object;
}

const byCdk8s = (object: ApiObject) => outcome(() => ApiObject.prototype.toJson.call(object));
// with the order of keys, the items that are not set, and classes
const shown = (json: unknown) => inspect(json, { depth: Infinity, maxStringLength: Infinity, maxArrayLength: Infinity });
const outcome = (render: () => unknown) => {
  try {
    return shown(render());
  } catch (error) {
    return String(error);
  }
};

const COUNT = 3000;

describe('an object is rendered as cdk8s renders it', () => {
  test.each<[string, number, number]>([
    ['with plain values', 0, 1],
    ['with tokens, and with values that are not JSON', 0.05, 0.15],
  ])('%s', (_, odd, leastFast) => {
    let fast = 0;
    for (let seed = 0; seed < COUNT; seed++) {
      const object = objectOf(new Random(seed), odd);
      expect([seed, outcome(() => jsonOf(object))]).toEqual([seed, byCdk8s(object)]);
      fast += renderFast(object) === undefined ? 0 : 1;
    }
    expect(fast / COUNT).toBeGreaterThanOrEqual(leastFast);
    expect(fast / COUNT < 1).toBe(odd > 0);
  });

  test('with its keys as they come, if CDK8S_DISABLE_SORT is set', () => {
    process.env.CDK8S_DISABLE_SORT = '1';
    try {
      for (let seed = 0; seed < 300; seed++) {
        const object = objectOf(new Random(seed), 0);
        expect([seed, shown(renderFast(object))]).toEqual([seed, byCdk8s(object)]);
      }
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });

  test('with more keys than are sorted one by one', () => {
    const data = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`k${(i * 37) % 100}`, 'x']));
    const object = new ApiObject(new Chart(new App(), 'c'), 'o', { apiVersion: 'v1', kind: 'ConfigMap', data });
    expect(shown(renderFast(object))).toBe(byCdk8s(object));
  });
});

describe('objects of one kind share parts that are equal', () => {
  const withSpec = (spec: unknown) => new ApiObject(new Chart(new App(), 'c'), 'o', { apiVersion: 'v1', kind: 'Example', spec } as any);
  const parts = (json: unknown): object[] => json === null || typeof json !== 'object' ? [] : [json, ...Object.values(json).flatMap(parts)];

  test.each<[string, unknown, unknown, number]>([
    ['all', { a: [{ b: 1 }], c: {} }, { c: {}, a: [{ b: 1 }] }, 4],
    ['all but a value and what is around it', { a: { b: 1 }, c: { d: 1 } }, { a: { b: 2 }, c: { d: 1 } }, 1],
    ['not an object with one more field', { a: { b: 1 } }, { a: { b: 1, c: 1 } }, 0],
    ['not an object with one field less', { a: { b: 1, c: 1 } }, { a: { b: 1, c: undefined } }, 0],
    ['not an object with another name of a field', { a: { b: 1, c: 1 } }, { a: { b: 1, d: 1 } }, 0],
    ['not a longer list', { a: [1] }, { a: [1, 2] }, 0],
    ['not a shorter list', { a: [1, 2] }, { a: [1] }, 0],
    ['not a list and an object', { a: [] }, { a: {} }, 0],
    ['not an object and a list', { a: {} }, { a: [] }, 0],
    ['not a zero and a negative zero', { a: [0] }, { a: [-0] }, 0],
    ['not a number and its string', { a: [1] }, { a: ['1'] }, 0],
    ['not a function that each object inherits', { a: {} }, { a: { toString: 1 } }, 0],
    ['not a part at another place', { a: { b: { x: 1 } } }, { a: { c: { x: 1 } } }, 0],
  ])('%s', (_, before, after, count) => sharingParts(() => {
    const known = new Set(parts(jsonOf(withSpec(before))));
    const json = jsonOf(withSpec(after));
    expect(shown(json)).toBe(byCdk8s(withSpec(after)));
    expect(parts(json).filter(part => known.has(part))).toHaveLength(count);
  }));

  test('each as cdk8s renders it, with each part in one place only', () => sharingParts(() => {
    let shared = 0;
    let before = new Set<object>();
    for (let seed = 0; seed < 600; seed++) {
      // each object twice
      const object = objectOf(new Random(Math.floor(seed / 2)), 0);
      const json = jsonOf(object);
      expect([seed, shown(json)]).toEqual([seed, byCdk8s(object)]);
      const all = parts(json);
      expect(new Set(all).size).toBe(all.length);
      shared += all.filter(part => before.has(part)).length;
      before = new Set(all);
    }
    expect(shared).toBeGreaterThan(1000);
  }));

  test.each<[string, (object: ApiObject) => void]>([
    ['a JSON patch', object => object.addJsonPatch(JsonPatch.replace('/spec/settings/of/size', 2))],
    ['a toJson that changes the manifest', object => {
      const original = object.toJson.bind(object);
      object.toJson = () => {
        const json = original();
        json.spec.settings.of.size = 2;
        return json;
      };
    }],
  ])('but not with %s', (_, change) => sharingParts(() => {
    const moduleOf = () => ApiObject.of(new ModuleConfig(new Chart(new App(), 'c'), 'module', { moduleName: 'm', version: 1, settings: { of: { size: 1 } } }));
    const [first, changed, last] = [moduleOf(), moduleOf(), moduleOf()];
    change(changed);
    expect([first, changed, last].map(jsonOf).map(({ spec }) => spec.settings.of.size)).toEqual([1, 2, 1]);
  }));
});

const plain = (props?: AppProps) => new ApiObject(new Chart(new App(props), 'c'), 'o', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } });

class Own extends ApiObject {
  public override toJson(): any {
    return { ...super.toJson(), own: true };
  }
}

test.each<[string, () => ApiObject, unknown]>([
  ['a resolver of the user', () => plain({ resolvers: [{ resolve: context => context.value === 'b' && context.replaceValue('c') }] }), 'c'],
  ['a resolver of cdk8s, twice', () => plain({ resolvers: [new LazyResolver()] }), 'b'],
  ['a JSON patch', () => {
    const object = plain();
    object.addJsonPatch(JsonPatch.replace('/data/a', 'patched'));
    return object;
  }, 'patched'],
])('cdk8s renders an object with %s', (_, make, value) => {
  expect(renderFast(make())).toBeUndefined();
  expect(jsonOf(make()).data.a).toBe(value);
});

test('an object with a toJson of its own renders itself', () =>
  expect(jsonOf(new Own(new Chart(new App(), 'c'), 'o', { apiVersion: 'v1', kind: 'ConfigMap' })).own).toBe(true));

test('an object of this library resolves tokens in the values of its user', () => {
  const settings = { of: Lazy.any({ produce: () => ({ size: { resolve: () => '1Gi' } }) }) };
  const module = new ModuleConfig(new Chart(new App(), 'c', { namespace: 'ns' }), 'module', { moduleName: 'm', version: 1, settings });
  module.metadata.addAnnotation('a', Lazy.any({ produce: () => 'b' }) as unknown as string);
  expect(ApiObject.of(module).toJson()).toMatchObject({
    apiVersion: 'deckhouse.io/v1alpha1',
    kind: 'ModuleConfig',
    metadata: { annotations: { a: 'b' }, name: 'm' },
    spec: { settings: { of: { size: '1Gi' } }, version: 1 },
  });
});
