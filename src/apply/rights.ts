import type { Cluster, Right } from './cluster';
import { KINDS } from '../../imports/contract/kinds';
import { isClusterWide } from '../domain/stages/table';
import type { ManifestObject } from '../manifest/manifest';
import { recordOf } from '../plan/readiness/verdict';

const VERBS = ['get', 'create', 'patch'];

/** what a user needs to be allowed, to apply objects and to wait for them */
export function rightsFor(objects: readonly ManifestObject[], verbs: readonly string[] = VERBS, namespace?: string): Right[] {
  const rights = new Map<string, Right>();
  for (const object of objects) {
    const where = isClusterWide(object) ? undefined : object.namespace ?? namespace;
    const [group, resource] = [object.group, pluralOf(object)];
    for (const verb of verbs) {
      rights.set([group, resource, where, verb].join(' '), { verb, group, resource, ...where === undefined ? {} : { namespace: where } });
    }
  }
  return [...rights.values()];
}

/** the name of a kind in roles */
export function pluralOf({ gvk, kind, json }: ManifestObject): string {
  const known = KINDS[gvk]?.plural ?? recordOf(json)?.plural;
  if (known !== undefined) {
    return known;
  }
  const name = kind.toLowerCase();
  if (/(s|x|ch|sh)$/.test(name)) {
    return `${name}es`;
  }
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** the rights that the user does not have, a line for each resource and namespace; `undefined` if nothing is missing */
export async function missingRights(cluster: Cluster, rights: readonly Right[]): Promise<string | undefined> {
  const asked = [...new Map(rights.map(right => [JSON.stringify(right), right])).values()];
  const answers = await cluster.allowed(asked);
  const missing = asked.filter((_, i) => answers[i] === false);
  if (missing.length === 0) {
    return undefined;
  }
  const lines = new Map<string, string[]>();
  for (const { verb, group, resource, namespace } of missing) {
    const on = `${resource}${group === '' ? '' : `.${group}`}${namespace === undefined ? '' : ` in namespace ${namespace}`}`;
    lines.set(on, [...lines.get(on) ?? [], verb]);
  }
  return [...lines].map(([on, verbs]) => `  ${verbs.join(', ')} ${on}`).join('\n');
}
