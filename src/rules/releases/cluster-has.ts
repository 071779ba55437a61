import type { Missing } from './missing-fields';
import { SETTINGS_KEY, apiOf } from '../../domain/cluster-api';
import { World } from '../../domain/world';
import { ManifestObject } from '../../manifest/manifest';
import { schemaAt } from '../../manifest/schema-hints';

/** the key of the schema that decides about an object, its settings if it is a ModuleConfig */
export const schemaKeyOf = (object: ManifestObject): string => object.kind === 'ModuleConfig' ? `settings/${object.name}` : object.gvk;

/** whether the CRDs of the cluster have a kind in this version */
export const isServed = ({ gvk }: ManifestObject, world: World): boolean => apiOf(world.cluster)?.own?.kinds?.includes(gvk) === true;

/** whether the schema of the cluster itself has a field, or a word of it, whatever its release is said to have */
export function clusterHas(object: ManifestObject, { pointer, word }: Missing, world: World): boolean {
  const key = schemaKeyOf(object);
  const field = schemaAt(apiOf(world.cluster)?.own?.schemaOf(key), key === SETTINGS_KEY ? pointer.replace(/^\/spec\/settings/, '') : pointer);
  return field !== undefined && (word === undefined || !Array.isArray(field.enum) || field.enum.includes(word));
}
