import { disk } from '../data-source/objects';
import { HeldRule } from '../entry';

export const DISK_HELD: readonly HeldRule[] = [{
  id: 'VD-02',
  says: 'A disk has a spec; its source and its volume are optional.',
  why: 'The API server rejects a disk without a spec.',
  source: 'crds/virtualdisks.yaml',
  how: 'The schema requires a spec.',
  breaks: () => [{ ...disk(), spec: undefined }],
}];
