import { Rule, dvp } from './rule';
import { valueAt } from '../manifest/manifest';
import { parseQuantity } from '../manifest/quantity';

const SIZE = '/spec/persistentVolumeClaim/size';

const blankNeedsSize: Rule = {
  id: 'VD-03',
  severity: 'error',
  kinds: dvp('VirtualDisk'),
  check: ({ json }) => valueAt(json, '/spec/dataSource') !== undefined || valueAt(json, SIZE) !== undefined ? [] : [{
    pointer: SIZE,
    wrong: 'a blank disk has nothing to take its size from',
    got: undefined,
    instead: "set 'size', for example Size.gibibytes(10), or set 'source'",
  }],
};

const sizeAboveZero: Rule = {
  id: 'VD-04',
  severity: 'error',
  kinds: dvp('VirtualDisk'),
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

export const DISK_RULES: readonly Rule[] = [blankNeedsSize, sizeAboveZero];
