import { World } from './world';
import { DVP_GROUP } from '../manifest/groups';
import { ManifestObject, textAt } from '../manifest/manifest';

/** where disks and images have their source; the disk templates of a pool have it deeper */
export const SOURCE = '/spec/dataSource';

/** the name of a referred object with its namespace, for messages and as a key */
export const placeOf = (namespace: string | undefined, name: string | undefined): string =>
  namespace === undefined ? `${name}` : `${namespace}/${name}`;

/**
 * The object of the manifests that a source copies.
 *
 * @param source value of a `dataSource`
 * @param namespace where the owner of the source is, `undefined` for a ClusterVirtualImage
 */
export function originOf(world: World, source: unknown, namespace: string | undefined): ManifestObject | undefined {
  const kind = textAt(source, '/objectRef/kind');
  const name = textAt(source, '/objectRef/name');
  // a source of another type has a finding of its own, and its objectRef means nothing
  if (kind === undefined || name === undefined || textAt(source, '/type') !== 'ObjectRef') {
    return undefined;
  }
  return world.find(DVP_GROUP, kind, kind === 'ClusterVirtualImage' ? undefined : textAt(source, '/objectRef/namespace') ?? namespace, name);
}

/** the object of the manifests that another one is made from: an image, a disk, or a snapshot, which is made from its disk */
export function madeFrom(world: World, object: ManifestObject): ManifestObject | undefined {
  return object.kind === 'VirtualDiskSnapshot'
    ? world.referred(object, 'VirtualDisk', object.text('/spec/virtualDiskName'))
    : originOf(world, object.value(SOURCE), object.namespace);
}

/** the path of the URL that a source downloads, empty for every other source */
export function downloadPath(source: unknown): string {
  const url = textAt(source, '/type') === 'HTTP' ? textAt(source, '/http/url') ?? '' : '';
  return url.replace(/^https?:\/\/[^/?]*/, '').split('?')[0];
}

/** whether a source downloads an ISO image, packed or not, by its URL */
export function isIso(source: unknown): boolean {
  return /\.iso(\.gz|\.xz)?$/i.test(downloadPath(source));
}
