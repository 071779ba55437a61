import { lostAndGained } from './differences';
import { addedRights, rulesOf } from './rights';
import { World } from '../../domain/world';
import { ManifestObject, listAt } from '../../manifest/manifest';
import { Change, FieldImpact, removed, unknown } from '../impact/classification';
import { equal } from '../impact/equal';
import type { KindSpec } from '../kind-spec';

const RBAC = 'rbac.authorization.k8s.io';

/** the bindings that give a role to somebody, for a message */
function boundBy({ kind, name, namespace }: ManifestObject, world: World): string {
  const bindings = ['RoleBinding', 'ClusterRoleBinding'].flatMap(binding => world.ofKind(RBAC, binding))
    .filter(binding => binding.text('/roleRef/kind') === kind && binding.text('/roleRef/name') === name && (kind === 'ClusterRole' || binding.namespace === namespace));
  return bindings.length === 0 ? 'all subjects of the role' : `the subjects of ${bindings.map(({ label }) => label).join(', ')}`;
}

function classifyRole({ before, after, afterWorld }: Change): FieldImpact[] {
  const aggregated = [before, after].some(({ json }) => json.aggregationRule !== undefined);
  if (aggregated) {
    const changed = !equal(before.json.aggregationRule, after.json.aggregationRule);
    return changed ? [{ pointer: '/aggregationRule', ...unknown('the cluster fills the rules from the ClusterRoles that the labels select') }] : [];
  }
  const [old, now] = [before, after].map(({ json }) => rulesOf(json));
  const who = boundBy(after, afterWorld);
  return lostAndGained(
    '/rules', addedRights(now, old), addedRights(old, now), rights => `${who} lose the rights: ${rights}`, rights => `${who} get the rights: ${rights}`,
  ).map(found => ({ ...found, before: ruleCount(before), after: ruleCount(after) }));
}

const ruleCount = ({ json }: ManifestObject): string => `a list of ${listAt(json, '/rules').length}`;

export const ROLE: KindSpec = {
  otherFields: unknown('the effect is unknown'),
  change: classifyRole,
  removal: removed('the role is deleted: all its subjects lose its rights'),
};
