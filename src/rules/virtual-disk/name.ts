import { dotInName } from '../data-source/name';
import { Topic, dvp } from '../rule';

/** the name of a disk */
export const diskName = new Topic({
  severity: 'error',
  kinds: dvp('VirtualDisk'),
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/validator/name_validator.go',
});

export const nameWithoutDot = diskName.rule({
  id: 'VD-01',
  says: 'The name of a VirtualDisk has no dot.',
  why: 'The webhook rejects the disk when it is created.',
  check: dotInName,
});
