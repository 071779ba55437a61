import { perWorld } from './memo';
import { originOf } from './source';
import { World } from './world';
import { ManifestObject, keysOf, textAt } from '../manifest/manifest';

/** a field that names other objects */
export interface Reference {
  /** `*` is every item of a list */
  readonly pointer: string;
  /** the object that a value of the field names, if the set has it */
  readonly find: (value: unknown, from: ManifestObject, world: World) => ManifestObject | undefined;
}

/** a field with the name of an object */
export const nameAt = (pointer: string, kind: string): Reference => ({
  pointer,
  find: (value, from, world) => world.referred(from, kind, typeof value === 'string' ? value : undefined),
});

/**
 * A field with the kind and the name of an object.
 *
 * @param except a kind that means something else there
 */
export const kindAndNameAt = (pointer: string, except?: string): Reference => ({
  pointer,
  find: (value, from, world) => {
    const kind = textAt(value, '/kind') ?? '';
    return kind === except ? undefined : world.referred(from, kind, textAt(value, '/name'));
  },
});

/** a field with the source that an object is made from */
export const sourceAt = (pointer: string): Reference => ({
  pointer,
  find: (value, from, world) => originOf(world, value, from.namespace),
});

/**
 * A field with the name of an object of a cluster-scoped kind. cdk8s also sets the namespace of a chart on such an object, so the name alone decides.
 */
export const clusterWideAt = (pointer: string, group: string, kind: string): Reference => ({
  pointer,
  find: (value, _, world) => typeof value === 'string' ? clusterWide(world, group, kind, value) : undefined,
});

/** a field with the name of an object of another group, in the same namespace */
export const neighborAt = (pointer: string, group: string, kind: string): Reference => ({
  pointer,
  find: (value, from, world) => typeof value === 'string' ? world.find(group, kind, from.namespace, value) : undefined,
});

/** a field with the name of a StorageClass: the object that creates it */
export const storageClassAt = (pointer: string): Reference => ({
  pointer,
  find: (value, _, world) => classCreators(world).get(value),
});

/** a storage module creates a StorageClass with the name of its own object */
const classCreators = perWorld((world): ReadonlyMap<unknown, ManifestObject> =>
  new Map(world.objects.filter(({ kind }) => /(StorageClass|LocalPathProvisioner)$/.test(kind)).map(object => [object.name, object])));

/** an object of a cluster-scoped kind, whatever its namespace says */
export const clusterWide = (world: World, group: string, kind: string, name: string): ManifestObject | undefined =>
  byName(world)(group, kind).get(name);

const byName = perWorld(world => {
  const known = new Map<string, ReadonlyMap<string, ManifestObject>>();
  return (group: string, kind: string): ReadonlyMap<string, ManifestObject> => {
    const key = `${group}/${kind}`;
    const names = known.get(key) ?? new Map([...world.ofKind(group, kind)].reverse().map(object => [object.name, object]));
    known.set(key, names);
    return names;
  };
});

/** the objects of the set that an object names in these fields */
export const objectsAt = (references: readonly Reference[], from: ManifestObject, world: World): ManifestObject[] =>
  references.flatMap(({ pointer, find }) => valuesAt(from.json, pointer).map(value => find(value, from, world)))
    .filter(target => target !== undefined);

/** the values at a pointer with `*` in it; the object may not have passed the schema */
function valuesAt(json: unknown, pointer: string): unknown[] {
  return keysOf(pointer).reduce<unknown[]>((values, key) => values.flatMap(value => {
    if (key === '*') {
      return Array.isArray(value) ? value : [];
    }
    return value !== null && typeof value === 'object' ? [(value as Record<string, unknown>)[key]] : [];
  }), [json]);
}
