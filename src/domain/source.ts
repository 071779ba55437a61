import { World } from './world';
import { ManifestObject, valueAt } from '../manifest/manifest';

const GROUP = 'virtualization.deckhouse.io';

/** where their source stands; the disk templates of a pool have theirs deeper */
export const SOURCE = '/spec/dataSource';

/** the string at a pointer of anything, however broken it is */
export function text(json: unknown, pointer: string): string | undefined {
  const value = valueAt(json, pointer);
  return typeof value === 'string' ? value : undefined;
}

/** what a reference is called in its namespace, as text and as a key */
export const placeOf = (namespace: string | undefined, name: string | undefined): string =>
  namespace === undefined ? `${name}` : `${namespace}/${name}`;

/**
 * The object of the set that a source copies.
 *
 * @param source value of a `dataSource`
 * @param namespace where the owner of the source is, `undefined` for a ClusterVirtualImage
 */
export function originOf(world: World, source: unknown, namespace: string | undefined): ManifestObject | undefined {
  const kind = text(source, '/objectRef/kind');
  const name = text(source, '/objectRef/name');
  // a source of another type is told what it has too much, and nothing follows from that
  if (kind === undefined || name === undefined || text(source, '/type') !== 'ObjectRef') {
    return undefined;
  }
  return world.find(GROUP, kind, kind === 'ClusterVirtualImage' ? undefined : text(source, '/objectRef/namespace') ?? namespace, name);
}

/** the object of the set that another one is made from: an image, a disk, or a snapshot, which is made from its disk */
export function madeFrom(world: World, object: ManifestObject): ManifestObject | undefined {
  return object.kind === 'VirtualDiskSnapshot'
    ? world.find(GROUP, 'VirtualDisk', object.namespace, text(object.json, '/spec/virtualDiskName') ?? '')
    : originOf(world, valueAt(object.json, SOURCE), object.namespace);
}
