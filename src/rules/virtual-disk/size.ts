import { Manifest, Metadata, valueAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualDisk');
const SIZE = '/spec/persistentVolumeClaim/size';

/** a blank disk of ten gibibytes, with what an example changes about it */
export function disk(spec: object = { persistentVolumeClaim: { size: '10Gi' } }, metadata: Metadata = {}): Manifest {
  return { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', metadata: { name: 'data', namespace: 'shop', ...metadata }, spec };
}

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
    const bytes = parseQuantity(size);
    return size === undefined || bytes !== undefined && bytes > 0 ? [] : [{
      pointer: SIZE,
      wrong: 'the size of a disk is more than zero',
      got: size,
      instead: "a larger 'size', for example Size.gibibytes(10)",
    }];
  },
};
