import { perWorld } from './memo';
import { World } from './world';
import { DVP_GROUP } from '../manifest/groups';
import { ManifestObject, textAt } from '../manifest/manifest';

/** the source of disks and images; the disk templates of a pool have it deeper */
export const SOURCE = '/spec/dataSource';

/** the name of a referenced object with its namespace, for messages and as a key */
export const placeOf = (namespace: string | undefined, name: string | undefined): string =>
  namespace === undefined ? `${name}` : `${namespace}/${name}`;

/**
 * The object of the manifests that a source copies.
 *
 * @param source value of a `dataSource`
 * @param namespace namespace of the owner of the source, `undefined` for a ClusterVirtualImage
 */
export function originOf(world: World, source: unknown, namespace: string | undefined): ManifestObject | undefined {
  // a source of another type has its own finding, and its objectRef has no effect
  if (textAt(source, '/type') !== 'ObjectRef') {
    return undefined;
  }
  const kind = textAt(source, '/objectRef/kind');
  const name = textAt(source, '/objectRef/name');
  if (kind === undefined || name === undefined) {
    return undefined;
  }
  return world.find(DVP_GROUP, kind, kind === 'ClusterVirtualImage' ? undefined : textAt(source, '/objectRef/namespace') ?? namespace, name);
}

/** the source of an object, if it is in the manifests: an image, a disk or a snapshot; the source of a snapshot is its disk */
export function madeFrom(world: World, object: ManifestObject): ManifestObject | undefined {
  return object.kind === 'VirtualDiskSnapshot'
    ? world.referred(object, 'VirtualDisk', object.text('/spec/virtualDiskName'))
    : originOf(world, object.value(SOURCE), object.namespace);
}

/**
 * A value of an object and of all that it is made from, computed once for each object: a chain of n objects takes n steps, not n².
 *
 * @param end the value where a chain ends
 * @param valueOf the value of an object, from that of the object which it is made from
 */
export function alongSources<T>(end: T, valueOf: (object: ManifestObject, ofSource: T) => T) {
  const values = perWorld(() => new Map<ManifestObject, T>());
  return (world: World, object: ManifestObject | undefined): T => {
    if (object === undefined) {
      return end;
    }
    const known = values(world);
    if (known.has(object)) {
      return known.get(object) as T;
    }
    const path = new Set<ManifestObject>();
    let at: ManifestObject | undefined = object;
    while (at !== undefined && !known.has(at) && !path.has(at)) {
      path.add(at);
      at = madeFrom(world, at);
    }
    const isLoop = at !== undefined && path.has(at);
    let value = at === undefined || isLoop ? end : known.get(at) as T;
    for (const each of [...path].reverse()) {
      value = valueOf(each, value);
      // the value of a loop depends on where it begins
      if (!isLoop) {
        known.set(each, value);
      }
    }
    return value;
  };
}

/** the path of the URL that a source downloads, empty for other sources */
export function downloadPath(source: unknown): string {
  const url = textAt(source, '/type') === 'HTTP' ? textAt(source, '/http/url') : undefined;
  return url === undefined ? '' : url.replace(/^https?:\/\/[^/?]*/, '').split('?')[0];
}

const IMAGES = new Set(['VirtualImage', 'ClusterVirtualImage']);

export const isImage = ({ kind }: ManifestObject): boolean => IMAGES.has(kind);

/** whether a source downloads an ISO image, compressed or not, judged by its URL */
export function isIso(source: unknown): boolean {
  const path = downloadPath(source);
  return path !== '' && /\.iso(\.gz|\.xz)?$/i.test(path);
}
