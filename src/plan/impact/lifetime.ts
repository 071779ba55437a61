import { Classification } from './classification';
import { textOf } from './equal';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { DVP_GROUP } from '../../manifest/groups';
import { ManifestObject } from '../../manifest/manifest';
import { Impact } from '../impact';
import { specOf } from '../kind-registry';

/** what happens to an object that is missing in the new manifests, if a tool prunes it */
export function classifyRemoval(object: ManifestObject, before: World, after: World): Classification {
  if (isKept(object)) {
    return { impact: Impact.KEPT, reason: `its annotations keep it: Argo CD, Flux and Helm do not delete it${renamed(object, before, after)}` };
  }
  const { removal } = specOf(object);
  const classified = typeof removal === 'function' ? removal(object, before, after) : removal;
  return { ...classified, reason: `${classified.reason}${renamed(object, before, after)}` };
}

/** whether annotations keep GitOps tools from deleting an object */
function isKept({ json }: ManifestObject): boolean {
  const annotation = (name: string) => String((json.metadata?.annotations ?? {})[name] ?? '');
  return /\bPrune=false\b/.test(annotation('argocd.argoproj.io/sync-options'))
    || annotation('helm.sh/resource-policy') === 'keep'
    || annotation('kustomize.toolkit.fluxcd.io/prune') === 'disabled';
}

const contentOf = ({ kind, json }: ManifestObject): string => `${kind} ${textOf(json.spec)}`;

// by content: another name of a chart renames all of its objects at once
const byContent = perWorld((world: World): ReadonlyMap<string, readonly ManifestObject[]> => {
  const found = new Map<string, ManifestObject[]>();
  for (const object of world.objects.filter(({ group }) => group === DVP_GROUP)) {
    const content = contentOf(object);
    const others = found.get(content);
    if (others === undefined) {
      found.set(content, [object]);
    } else {
      others.push(object);
    }
  }
  return found;
});

/** a new object with the same spec and another name */
function renamed(object: ManifestObject, before: World, after: World): string {
  const twin = object.group !== DVP_GROUP ? undefined : byContent(after).get(contentOf(object))?.find(other =>
    before.find(other.group, other.kind, other.namespace, other.name) === undefined);
  return twin === undefined ? '' : `; ${twin.label} has the same spec: a new name creates a new object, which is empty or filled from its source`;
}

const CREATED: Classification = { impact: Impact.CREATED, reason: 'the object is new' };

/** the impact of a new object; an operation has one on its machine */
export const classifyCreation = (object: ManifestObject, before: World, after: World): Classification =>
  specOf(object).creation?.(object, before, after) ?? CREATED;
