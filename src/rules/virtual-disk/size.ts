import { disk } from '../../catalogue/data-source/objects';
import { valueAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualDisk');
const SIZE = '/spec/persistentVolumeClaim/size';
const LARGER = "a larger 'size', for example Size.gibibytes(10)";

export const blankNeedsSize: Rule = {
  id: 'VD-03',
  severity: 'error',
  kinds: KINDS,
  says: 'A disk without a source has a size.',
  why: 'There is nothing to take the size from, and the webhook refuses the disk.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/validator/pvc_size_validator.go',
  breaks: () => [disk({ persistentVolumeClaim: { storageClassName: 'fast' } })],
  keeps: () => [disk()],
  check: ({ json }) => valueAt(json, '/spec/dataSource') !== undefined || valueAt(json, SIZE) !== undefined ? [] : [{
    pointer: SIZE,
    wrong: 'a blank disk has nothing to take its size from',
    got: undefined,
    instead: "set 'size', for example Size.gibibytes(10), or set 'source'",
  }],
};

export const sizeAboveZero: Rule = {
  id: 'VD-04',
  severity: 'error',
  kinds: KINDS,
  says: 'The size of a disk is more than zero.',
  why: 'The webhook refuses a disk of nothing.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/validator/pvc_size_validator.go',
  breaks: () => [disk({ persistentVolumeClaim: { size: '0Gi' } })],
  keeps: () => [disk({ persistentVolumeClaim: { size: 1 } })],
  check: ({ json }) => {
    const size = valueAt(json, SIZE);
    return parseQuantity(size) !== 0n ? [] : [{ pointer: SIZE, wrong: 'the size of a disk is more than zero', got: size, instead: LARGER }];
  },
};

export const sizeNotNegative: Rule = {
  id: 'VD-05',
  severity: 'error',
  kinds: KINDS,
  says: 'The size of a disk is not negative.',
  why: 'Neither the schema nor the webhook asks, and the disk fails when its volume is claimed.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/validator/pvc_size_validator.go',
  breaks: () => [disk({ persistentVolumeClaim: { size: '-10Gi' } })],
  keeps: () => [disk({ persistentVolumeClaim: { size: '+10Gi' } })],
  check: ({ json }) => {
    const size = valueAt(json, SIZE);
    return (parseQuantity(size) ?? 0) >= 0 ? [] : [{ pointer: SIZE, wrong: 'the size of a disk is below zero', got: size, instead: LARGER }];
  },
};
