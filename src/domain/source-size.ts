import { madeFrom } from './source';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';
import { parseQuantity } from '../manifest/quantity';

/** the disk whose size an image has, with that size */
export interface SourceSize {
  readonly disk: ManifestObject;
  readonly size: bigint;
}

const SIZE = '/spec/persistentVolumeClaim/size';

/**
 * The size of a disk, image or snapshot when it is unpacked, if it goes back to a disk of the manifests that has a size.
 *
 * An image of a disk is a copy of the whole volume, also of its free space.
 */
export function unpackedSize(world: World, object: ManifestObject): SourceSize | undefined {
  const seen = new Set<ManifestObject>();
  let at: ManifestObject | undefined = object;
  while (at !== undefined && !seen.has(at)) {
    const size = at.kind === 'VirtualDisk' ? parseQuantity(at.value(SIZE)) : undefined;
    if (size !== undefined && size > 0n) {
      return { disk: at, size };
    }
    seen.add(at);
    at = madeFrom(world, at);
  }
  return undefined;
}
