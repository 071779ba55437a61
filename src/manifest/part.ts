import type { Manifest } from './manifest';

/** the annotation of a ModuleConfig in the output that is only a part: the rest is in another file, which is applied later */
export const PART = 'cdk8s-dvp/part';

/** the values of the annotation */
export const WITHOUT_GATES = 'without-gates';

const isModuleConfig = ({ apiVersion, kind }: Manifest): boolean => kind === 'ModuleConfig' && apiVersion.startsWith('deckhouse.io/');

/** whether an object is only a part of the one with the same name */
export const isPart = (json: Manifest): boolean => isModuleConfig(json) && json.metadata?.annotations?.[PART] === WITHOUT_GATES;

/** the objects of a set without the parts of objects that the set has as a whole */
export function withoutParts<T extends { readonly json: Manifest }>(objects: readonly T[]): readonly T[] {
  if (!objects.some(({ json }) => isPart(json))) {
    return objects;
  }
  const whole = new Set(objects.filter(({ json }) => isModuleConfig(json) && !isPart(json)).map(({ json }) => json.metadata?.name));
  return objects.filter(({ json }) => !isPart(json) || !whole.has(json.metadata?.name));
}
