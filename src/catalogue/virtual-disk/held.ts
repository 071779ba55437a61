import { HeldRule, OpenRule } from '../../rules/rule';
import { disk } from '../data-source/objects';

export const VIRTUAL_DISK_HELD: readonly HeldRule[] = [{
  id: 'VD-02',
  says: 'A disk has a spec, which may be without a source, and without anything on its volume.',
  why: 'The API server refuses a disk without a spec.',
  source: 'crds/virtualdisks.yaml',
  how: 'The schema asks for it.',
  breaks: () => [{ ...disk(), spec: undefined }],
}];

export const VIRTUAL_DISK_OPEN: readonly OpenRule[] = [
  {
    id: 'VD-06',
    says: 'A disk is as large as its unpacked source, or larger.',
    because: 'The size of an image or of a snapshot is known once it is there.',
  },
  {
    id: 'VD-07',
    says: 'A disk that was provisioned neither shrinks nor loses its size.',
    because: 'It would have to be known how large the disk is in the cluster.',
  },
  {
    id: 'VD-08',
    says: 'A disk keeps its size while it migrates.',
    because: 'It would have to be known what the disk does at this moment, and how large it is.',
  },
  {
    id: 'VD-09',
    says: 'A disk that has its content keeps its source.',
    because: 'It would have to be known what the disk in the cluster was made from.',
  },
  {
    id: 'VD-10',
    says: 'A disk that is being deleted does not change.',
    because: 'It would have to be known whether somebody deletes it, and what it was.',
  },
  {
    id: 'VD-17',
    says: 'A disk changes its StorageClass while a running machine has it, in an edition that migrates volumes, and to a class of the same volume mode.',
    because: 'It would have to be known which StorageClass the disk has in the cluster, and whether its machine runs.',
  },
];
