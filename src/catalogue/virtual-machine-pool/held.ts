import { pool, poolOf } from './objects';
import { HeldRule, OpenRule } from '../../rules/rule';

const SOURCE = 'crds/virtualmachinepools.yaml';
const WHY = 'The API server refuses the pool.';

export const POOL_HELD: readonly HeldRule[] = [
  {
    id: 'VMP-04',
    says: 'A pool has a scale down policy, disk templates and a machine template.',
    why: WHY,
    source: SOURCE,
    how: 'The schema asks for all three.',
    breaks: () => [pool({ virtualDiskTemplates: undefined })],
  },
  {
    id: 'VMP-05',
    says: 'A pool has no machines or more; without a number it has none.',
    why: WHY,
    source: SOURCE,
    how: 'The schema has a lower bound of 0.',
    breaks: () => [pool({ replicas: -1 })],
  },
  {
    id: 'VMP-06',
    says: 'The scale down policy of a pool is NewestFirst, OldestFirst or Explicit.',
    why: `There is no default. ${WHY}`,
    source: SOURCE,
    how: 'The schema lists the words.',
    breaks: () => [pool({ scaleDownPolicy: 'Random' })],
  },
  {
    id: 'VMP-09',
    says: 'The template of a pool has block devices with kind and name, a CPU, memory, a class and a live migration policy.',
    why: WHY,
    source: SOURCE,
    how: 'The schema asks for all of them.',
    breaks: () => [poolOf({ memory: undefined })],
  },
  {
    id: 'VMP-10',
    says: 'The template of a pool has a live migration policy, which a machine may leave out.',
    why: `A pool has no default for it. ${WHY}`,
    source: SOURCE,
    how: 'The schema asks for it.',
    breaks: () => [poolOf({ liveMigrationPolicy: undefined })],
  },
];

export const POOL_OPEN: readonly OpenRule[] = [
  {
    id: 'VMP-22',
    says: 'Nobody scales a pool of the policy Explicit down by its subresource.',
    because: 'That is a request to the cluster, not a manifest.',
  },
  {
    id: 'VMP-24',
    says: 'Other block devices reach only machines that a pool makes later, and disks that are there only grow.',
    because: 'The pool that the cluster has already, and its machines, would have to be known.',
  },
];
