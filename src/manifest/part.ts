import type { Manifest } from './manifest';

/** the annotation of a ModuleConfig in the output that is only a part: the rest is in another file, which is applied later */
export const PART = 'cdk8s-dvp/part';

/** the values of the annotation */
export const WITHOUT_GATES = 'without-gates';

/** Argo CD and Flux apply such an object often: one skips the part, and the other leaves an existing object as it is. */
export const PART_ANNOTATIONS: Readonly<Record<string, string>> = {
  [PART]: WITHOUT_GATES, 'argocd.argoproj.io/hook': 'Skip', 'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent',
};

const isModuleConfig = ({ apiVersion, kind }: Manifest): boolean => kind === 'ModuleConfig' && apiVersion.startsWith('deckhouse.io/');

/** whether an object is only a part of the one with the same name */
export const isPart = (json: Manifest): boolean => isModuleConfig(json) && json.metadata?.annotations?.[PART] === WITHOUT_GATES;

/** a part as the cluster must have it: the whole object does not have these annotations */
export function withoutPartAnnotations(json: Manifest): Manifest {
  const { annotations, ...metadata } = json.metadata ?? {};
  const own = Object.entries(annotations ?? {}).filter(([name, value]) => PART_ANNOTATIONS[name] !== value);
  return { ...json, metadata: { ...metadata, ...own.length === 0 ? {} : { annotations: Object.fromEntries(own) } } };
}

/** the objects of a set without the parts of objects that the set has as a whole */
export function withoutParts<T extends { readonly json: Manifest }>(objects: readonly T[]): readonly T[] {
  if (!objects.some(({ json }) => isPart(json))) {
    return objects;
  }
  const whole = new Set(objects.filter(({ json }) => isModuleConfig(json) && !isPart(json)).map(({ json }) => json.metadata?.name));
  return objects.filter(({ json }) => !isPart(json) || !whole.has(json.metadata?.name));
}
