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
  const kind = textAt(source, '/objectRef/kind');
  const name = textAt(source, '/objectRef/name');
  // a source of another type has its own finding, and its objectRef has no effect
  if (kind === undefined || name === undefined || textAt(source, '/type') !== 'ObjectRef') {
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

/** the path of the URL that a source downloads, empty for other sources */
export function downloadPath(source: unknown): string {
  const url = textAt(source, '/type') === 'HTTP' ? textAt(source, '/http/url') ?? '' : '';
  return url.replace(/^https?:\/\/[^/?]*/, '').split('?')[0];
}

/** whether a source downloads an ISO image, compressed or not, judged by its URL */
export function isIso(source: unknown): boolean {
  return /\.iso(\.gz|\.xz)?$/i.test(downloadPath(source));
}
