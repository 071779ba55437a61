import { Classification } from './classification';
import { textOf } from './equal';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { DVP_GROUP } from '../../manifest/groups';
import { ManifestObject } from '../../manifest/manifest';
import { Impact } from '../impact';
import { specOf } from '../kind-registry';

/** what becomes of an object that is in the manifests no more, given that it is pruned */
export function classifyRemoval(object: ManifestObject, before: World, after: World): Classification {
  if (isKept(object)) {
    return { impact: Impact.KEPT, reason: `its annotations keep it: Argo CD, Flux and Helm leave it alone${renamed(object, before, after)}` };
  }
  const { removal } = specOf(object);
  const classified = typeof removal === 'function' ? removal(object) : removal;
  return { ...classified, reason: `${classified.reason}${renamed(object, before, after)}` };
}

/** annotations by which GitOps tools leave an object alone */
function isKept({ json }: ManifestObject): boolean {
  const annotation = (name: string) => String((json.metadata?.annotations ?? {})[name] ?? '');
  return /\bPrune=false\b/.test(annotation('argocd.argoproj.io/sync-options'))
    || annotation('helm.sh/resource-policy') === 'keep'
    || annotation('kustomize.toolkit.fluxcd.io/prune') === 'disabled';
}

const contentOf = ({ kind, json }: ManifestObject): string => `${kind} ${textOf(json.spec)}`;

// by what they say: a chart of another name renames all of its objects at once
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

/** a new object that is the same but for its name */
function renamed(object: ManifestObject, before: World, after: World): string {
  const twin = object.group !== DVP_GROUP ? undefined : byContent(after).get(contentOf(object))?.find(other =>
    before.find(other.group, other.kind, other.namespace, other.name) === undefined);
  return twin === undefined ? '' : `; ${twin.label} has the same spec: a new name makes a new object, which starts from nothing or from its source`;
}

const CREATED: Classification = { impact: Impact.CREATED, reason: 'the object is new' };

/** what a new object does; an operation does something to another one */
export const classifyCreation = (object: ManifestObject): Classification => specOf(object).creation?.(object) ?? CREATED;
