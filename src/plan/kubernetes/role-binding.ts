import { lostAndGained, without } from './differences';
import { ManifestObject, itemsAt, textAt, valueAt } from '../../manifest/manifest';
import { Change, Classification, FieldImpact, moreAccess, refused, removed, unknown } from '../impact/classification';
import { equal } from '../impact/equal';
import type { KindSpec } from '../kind-spec';

function subjectsOf({ json, namespace }: ManifestObject): string[] {
  return itemsAt(json, '/subjects').map(subject => {
    const [kind, name] = ['/kind', '/name'].map(pointer => textAt(subject, pointer) ?? '?');
    return `${kind} ${kind === 'ServiceAccount' ? `${textAt(subject, '/namespace') ?? namespace ?? '?'}/` : ''}${name}`;
  });
}

const roleOf = ({ json }: ManifestObject): string => `${textAt(json, '/roleRef/kind') ?? 'role'} ${textAt(json, '/roleRef/name') ?? '?'}`;

function classifyBinding({ before, after }: Change): FieldImpact[] {
  if (!equal(valueAt(before.json, '/roleRef'), valueAt(after.json, '/roleRef'))) {
    return [{
      pointer: '/roleRef',
      ...refused('the role of a binding cannot be changed: delete the binding first, or create one with another name'),
      before: roleOf(before),
      after: roleOf(after),
    }];
  }
  const [old, now] = [subjectsOf(before), subjectsOf(after)];
  const role = roleOf(after);
  return lostAndGained(
    '/subjects', without(old, now), without(now, old), subjects => `these lose the rights of ${role}: ${subjects}`, subjects => `these get the rights of ${role}: ${subjects}`,
  ).map(found => ({ ...found, before: `a list of ${old.length}`, after: `a list of ${now.length}` }));
}

function classifyCreation(object: ManifestObject): Classification | undefined {
  const subjects = subjectsOf(object);
  return subjects.length === 0 ? undefined : moreAccess(`the object is new: these get the rights of ${roleOf(object)}: ${subjects.join(', ')}`);
}

export const ROLE_BINDING: KindSpec = {
  otherFields: unknown('the effect is unknown'),
  change: classifyBinding,
  creation: classifyCreation,
  removal: object => removed(`these lose the rights of ${roleOf(object)}: ${subjectsOf(object).join(', ') || 'no subject'}`),
};
