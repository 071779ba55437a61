import { EXAMPLES, RULES } from '../../src/catalogue/catalogue';
import { World } from '../../src/domain/world';
import { Manifest, ManifestObject, isSameJson, valueAt } from '../../src/manifest/manifest';
import { ManifestSet } from '../../src/manifest/manifest-set';
import { checkSchema } from '../../src/manifest/schema-check';
import { rulesOf } from '../../src/rules/applicable';
import { CHECKS } from '../../src/rules/checks';
import { rulesFor } from '../../src/rules/registry';
import { Rule, violationsOf } from '../../src/rules/rule';
import { checkObjects } from '../../src/rules/run';

// A rule with a condition is not called for an object without a chance; here all rules are called.

/** an object without each of its fields in turn, as far as rules may see it */
function variantsOf(manifest: Manifest): Manifest[] {
  const parts = ['spec', 'metadata', 'data', 'stringData'].filter(part => part in manifest);
  const without = (object: object, key: string): object => Object.fromEntries(Object.entries(object).filter(([other]) => other !== key));
  const variants = parts.flatMap(part => Object.keys(Object(manifest[part]))
    .map(key => ({ ...manifest, [part]: without(Object(manifest[part]), key) }) as Manifest));
  return [manifest, ...variants].filter(variant => checkSchema(new ManifestObject(variant)).length === 0);
}

/** what the rules find that are not called */
function missedIn(manifests: readonly Manifest[], facts: World['cluster']): string[] {
  const objects = manifests.map(manifest => new ManifestObject(manifest));
  return objects.flatMap((object, i) => variantsOf(manifests[i]).flatMap(variant => {
    const changed = new ManifestObject(variant);
    const world = new World(new ManifestSet(objects.map(other => other === object ? changed : other)), facts);
    const applicable = new Set(rulesOf(changed, world).for(changed));
    return rulesFor(changed).filter(rule => !applicable.has(rule) && violationsOf(rule, changed, world).length > 0).map(({ id }) => id);
  }));
}

test.each([...EXAMPLES.values()].map(example => [example.rule.id, example] as const))('%s: no rule that is left out finds something', (_, { breaks, keeps, facts }) => {
  for (const example of [breaks, keeps]) {
    expect(missedIn(example(), facts?.())).toEqual([]);
    expect(missedIn(example(), undefined)).toEqual([]);
  }
});

const conditional = RULES.filter(({ fields, needsCluster, needsKinds }) => fields !== undefined || needsCluster === true || needsKinds !== undefined);

test('a third of the rules or more have a condition', () => expect(conditional.length).toBeGreaterThan(RULES.length / 3));

// the condition of a rule can hold: its own example meets it
test.each(conditional.map((rule): [string, Rule] => [rule.id, rule]))('%s meets its condition', (_, rule) => {
  const { breaks, facts } = EXAMPLES.get(rule)!;
  const objects = breaks().map(manifest => new ManifestObject(manifest));
  const world = new World(new ManifestSet(objects), facts?.());
  expect(objects.some(object => rulesOf(object, world).for(object).includes(rule) && (rule.fields ?? ['']).some(field => valueAt(object.json, field) !== undefined))).toBe(true);
});

// The other condition: a rule is not called again for the values that it has read.

const isInside = (pointer: string, outer: string): boolean => pointer === outer || pointer.startsWith(`${outer}/`);

/** an object that notes what is read of it: a part of its JSON by its pointer, anything else by its name */
function traced(object: ManifestObject, read: Set<string>): ManifestObject {
  const inside = (value: unknown, pointer: string): unknown => value === null || typeof value !== 'object' ? value : new Proxy(value, {
    get(part, key) {
      if (typeof key === 'symbol' || Array.isArray(part) && !/^(\d+|length)$/.test(key)) {
        return Reflect.get(part, key) as unknown;
      }
      read.add(`${pointer}/${key}`);
      return inside((part as Record<string, unknown>)[key], `${pointer}/${key}`);
    },
    has(part, key) {
      read.add(`${pointer}/${String(key)}`);
      return key in part;
    },
    ownKeys(part) {
      read.add(`${pointer}/*`);
      return Reflect.ownKeys(part);
    },
  });
  const json = inside(object.json, '');
  return new Proxy(object, {
    get(_, key) {
      if (key === 'name' || key === 'namespace') {
        read.add(`/metadata/${key}`);
      } else if (['path', 'label', 'isConstruct', 'file'].includes(String(key))) {
        read.add(String(key));
      }
      return key === 'json' ? json : Reflect.get(object, key) as unknown;
    },
  });
}

/** what a rule reads beside its `reads`, where it finds nothing */
function readBeside(rule: Rule, object: ManifestObject, world: World): string[] {
  const read = new Set<string>();
  const found = violationsOf(rule, traced(object, read), world);
  // the parts around a field are on the way to it
  return found.length > 0 ? [] : [...read].filter(pointer => !rule.reads!.some(field => isInside(pointer, field) || field.startsWith(`${pointer}/`)));
}

const sound = (manifests: readonly Manifest[]): ManifestObject[] =>
  manifests.map(manifest => new ManifestObject(manifest)).filter(object => checkSchema(object).length === 0);

const SETS = [...EXAMPLES.values()].flatMap(({ breaks, keeps, facts }) => [breaks, keeps].flatMap(part => [undefined, facts?.()].map(cluster => {
  const objects = sound(part());
  return { objects, world: new World(new ManifestSet(objects), cluster) };
})));

const remembering = RULES.filter(({ reads }) => reads !== undefined);

test.each(remembering.map((rule): [string, Rule] => [rule.id, rule]))('%s reads no other fields, and its condition is one of them', (_, rule) => {
  const ofKind = SETS.flatMap(({ objects, world }) => objects.filter(object => rulesFor(object).includes(rule)).map(object => ({ object, world })));
  expect(ofKind).not.toHaveLength(0);
  expect([...new Set(ofKind.flatMap(({ object, world }) => readBeside(rule, object, world)))]).toEqual([]);
  expect((rule.fields ?? []).filter(field => !rule.reads!.some(outer => isInside(field, outer)))).toEqual([]);
});

const byRules = ({ id }: { id: string }): boolean => !(id in CHECKS);

test.each([
  ['in the order of the examples', (all: ManifestObject[]) => all],
  ['in the other order', (all: ManifestObject[]) => [...all].reverse()],
  ['each of them twice', (all: ManifestObject[]) => all.flatMap(({ json }) => [new ManifestObject(json), new ManifestObject(json)])],
])('no finding is lost in the objects of all examples, %s', (_, arrange) => {
  const objects = arrange(sound([...EXAMPLES.values()].flatMap(({ breaks, keeps }) => [...breaks(), ...keeps()])));
  const world = new World(new ManifestSet(objects));
  const all = objects.flatMap(object => rulesFor(object).flatMap(rule => violationsOf(rule, object, world).map(({ pointer }) => `${rule.id} ${object.label} ${pointer}`)));
  expect(checkObjects(objects).filter(byRules).map(({ id, object, pointer }) => `${id} ${object} ${pointer}`)).toEqual(all);
});

test.each<[unknown, unknown, boolean]>([
  [1, 1, true],
  [1, '1', false],
  [null, {}, false],
  [undefined, null, false],
  [{ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [[1, 2], [1], false],
  [[], {}, false],
  [['a'], { 0: 'a' }, false],
])('%j and %j are equal: %s', (one, other, isSame) => expect(isSameJson(one, other)).toBe(isSame));
