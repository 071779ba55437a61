import { SOURCE } from '../../domain/source';
import { parseQuantity } from '../../manifest/quantity';
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
  says: 'The size of a disk is not negative.',
  why: 'Neither the schema nor the webhook checks it, and the disk fails when its volume is claimed.',
  check: object => {
    if ((parseQuantity(object.value(SIZE)) ?? 0n) >= 0n) {
      return undefined;
    }
    return { pointer: SIZE, wrong: 'the size of a disk must not be negative', instead: LARGER };
  },
});
