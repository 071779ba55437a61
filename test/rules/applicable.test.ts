import { EXAMPLES, RULES } from '../../src/catalogue/catalogue';
import { World } from '../../src/domain/world';
import { Manifest, ManifestObject, valueAt } from '../../src/manifest/manifest';
import { ManifestSet } from '../../src/manifest/manifest-set';
import { checkSchema } from '../../src/manifest/schema-check';
import { applicableRules, rulesFor } from '../../src/rules/registry';
import { Rule, violationsOf } from '../../src/rules/rule';

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
    const applicable = new Set(applicableRules(changed, world));
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
  expect(objects.some(object => applicableRules(object, world).includes(rule) && (rule.fields ?? ['']).some(field => valueAt(object.json, field) !== undefined))).toBe(true);
});
