import { alongSources } from './source';
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
export const unpackedSize = alongSources<SourceSize | undefined>(undefined, (object, ofSource) => {
  const size = object.kind === 'VirtualDisk' ? parseQuantity(object.value(SIZE)) : undefined;
  return size !== undefined && size > 0n ? { disk: object, size } : ofSource;
});
