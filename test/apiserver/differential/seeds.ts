import { Json, isObject } from './json';
import { Target } from './targets';
import { EXAMPLES, HELD_RULES } from '../../../src/catalogue/catalogue';
import { outcomeOf } from '../../guides/outcome';
import { FULLEST, ROWS } from '../../guides/topics';

/** objects that people would write, by the name of the target: those of the guides, of the rules' examples, and those that set every field */
export function seeds(targets: readonly Target[]): Map<string, Json[]> {
  const objects: Json[] = [
    ...[...EXAMPLES.values()].flatMap(({ keeps, breaks }) => [...keeps(), ...breaks()]),
    ...HELD_RULES.flatMap(rule => rule.breaks()),
    ...FULLEST.flatMap(({ fill }) => outcomeOf(setting => fill(setting.chart)).objects),
    ...ROWS.flatMap(({ write }) => write === undefined ? [] : outcomeOf(write).objects),
  ];
  const found = new Map<string, Map<string, Json>>();
  for (const { status: _, ...object } of objects) {
    for (const { name, gvk, root } of targets) {
      const fits = gvk === `${object.apiVersion}/${object.kind}` && (root === '' || object.metadata?.name === 'virtualization' && isObject(object.spec?.settings));
      if (fits) {
        const ours = found.get(name) ?? new Map<string, Json>();
        found.set(name, ours.set(JSON.stringify(object), object));
      }
    }
  }
  return new Map([...found].map(([name, ours]) => [name, [...ours.values()]]));
}
