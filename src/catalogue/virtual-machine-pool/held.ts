import { pool, poolOf } from './objects';
import { HeldRule } from '../entry';

const SOURCE = 'crds/virtualmachinepools.yaml';
const REJECTED = 'The API server rejects the pool.';

/** rules of pools that their schema holds */
export const HELD: readonly HeldRule[] = [
  {
    id: 'VMP-04',
    says: 'A pool has a scale down policy, disk templates and a machine template.',
    why: REJECTED,
    source: SOURCE,
    how: 'The schema requires all three.',
    breaks: () => [pool({ virtualDiskTemplates: undefined })],
  },
  {
    id: 'VMP-05',
    says: 'The number of machines of a pool is 0 or more; the default is 0.',
    why: REJECTED,
    source: SOURCE,
    how: 'The schema has a lower limit of 0.',
    breaks: () => [pool({ replicas: -1 })],
  },
  {
    id: 'VMP-06',
    says: 'The scale down policy of a pool is NewestFirst, OldestFirst or Explicit.',
    why: `There is no default. ${REJECTED}`,
    source: SOURCE,
    how: 'The schema lists the values.',
    breaks: () => [pool({ scaleDownPolicy: 'Random' })],
  },
  {
    id: 'VMP-09',
    says: 'The template of a pool has block devices with kind and name, a CPU, memory, a class and a live migration policy.',
    why: REJECTED,
    source: SOURCE,
    how: 'The schema requires all of them.',
    breaks: () => [poolOf({ memory: undefined })],
  },
  {
    id: 'VMP-10',
    says: 'The template of a pool has a live migration policy, which is optional in a machine.',
    why: `A pool has no default for it. ${REJECTED}`,
    source: SOURCE,
    how: 'The schema requires it.',
    breaks: () => [poolOf({ liveMigrationPolicy: undefined })],
  },
];
