import { SOURCE, isImage, madeFrom } from '../../domain/source';
import { unpackedSize } from '../../domain/source-size';
import { parseQuantity, quantityText } from '../../manifest/quantity';
import { Topic, dvp } from '../rule';

/** the size of a disk */
export const diskSize = new Topic({
  severity: 'error',
  kinds: dvp('VirtualDisk'),
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/validator/pvc_size_validator.go',
});

const SIZE = '/spec/persistentVolumeClaim/size';
const LARGER = { yaml: "a larger 'size', for example 10Gi", code: "a larger 'size', for example Size.gibibytes(10)" };

export const blankNeedsSize = diskSize.rule({
  id: 'VD-03',
  says: 'A disk without a source has a size.',
  why: 'There is no source to take the size from, and the webhook rejects the disk.',
  check: object => {
    if (object.value(SOURCE) !== undefined || object.value(SIZE) !== undefined) {
      return undefined;
    }
    return {
      pointer: SIZE,
      wrong: 'a blank disk needs a size',
      instead: {
        yaml: "set 'size', for example 10Gi, or set 'dataSource'",
        code: "set 'size', for example Size.gibibytes(10), or set 'source'",
      },
    };
  },
});

export const sizeAboveZero = diskSize.rule({
  id: 'VD-04',
  reads: [SIZE],
  says: 'The size of a disk is more than zero.',
  why: 'The webhook rejects a disk of size zero.',
  check: object => {
    if (parseQuantity(object.value(SIZE)) !== 0n) {
      return undefined;
    }
    return { pointer: SIZE, wrong: 'the size of a disk must be more than zero', instead: LARGER };
  },
});

export const sizeNotNegative = diskSize.rule({
  id: 'VD-05',
  reads: [SIZE],
  says: 'The size of a disk is not negative.',
  why: 'Neither the schema nor the webhook checks it, and the disk fails when its volume is claimed.',
  check: object => {
    if ((parseQuantity(object.value(SIZE)) ?? 0n) >= 0n) {
      return undefined;
    }
    return { pointer: SIZE, wrong: 'the size of a disk must not be negative', instead: LARGER };
  },
});

export const roomForSource = diskSize.rule({
  id: 'VD-23',
  fields: ['/spec/dataSource/objectRef'],
  severity: 'warning',
  says: 'A disk from an image of another disk is not smaller than that disk.',
  why: 'The image is as large as the volume of the other disk when it was made, also where that is empty, and a smaller disk ends in the phase Failed. '
    + 'A disk from a snapshot grows instead.',
  source: 'images/virtualization-artifact/pkg/controller/service/disk_service.go',
  check: (object, world) => {
    const image = madeFrom(world, object);
    const source = image === undefined || !isImage(image) ? undefined : unpackedSize(world, image);
    const size = source === undefined ? undefined : parseQuantity(object.value(SIZE));
    if (image === undefined || source === undefined || size === undefined || size <= 0n || size >= source.size) {
      return undefined;
    }
    const least = quantityText(source.size);
    return {
      pointer: SIZE,
      wrong: `${image.label} is an image of ${source.disk.label} with ${least}, and does not fit on a smaller disk`,
      instead: `${least} or more, or no 'size'`,
    };
  },
});
