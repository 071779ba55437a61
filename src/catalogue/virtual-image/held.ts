import { HeldRule, OpenRule } from '../../rules/rule';
import { clusterImage, image } from '../data-source/objects';

export const VIRTUAL_IMAGE_HELD: readonly HeldRule[] = [
  {
    id: 'VI-02',
    says: 'An image has a source, and lies in the registry or on a volume.',
    why: 'The API server refuses an image without a source, or with a storage of another name.',
    source: 'crds/virtualimages.yaml',
    how: 'The schema asks for a source and lists the words for storage.',
    breaks: () => [image({ storage: 'Volume' })],
  },
  {
    id: 'CVI-02',
    says: 'A cluster-wide image has a source with a type, and lies in the registry, which is why it has no storage.',
    why: 'The API server refuses it without, and drops whatever is said of storage.',
    source: 'crds/clustervirtualimages.yaml',
    how: 'The schema asks for both, and knows no field for storage.',
    breaks: () => [clusterImage({ dataSource: {}, storage: 'PersistentVolumeClaim' })],
  },
];

export const VIRTUAL_IMAGE_OPEN: readonly OpenRule[] = [
  {
    id: 'VI-09',
    says: 'An image that has its content keeps its source and its StorageClass.',
    because: 'It would have to be known what the image in the cluster was made from.',
  },
  {
    id: 'VI-10',
    says: 'An image that is being deleted does not change.',
    because: 'It would have to be known whether somebody deletes it, and what it was.',
  },
  {
    id: 'CVI-05',
    says: 'A cluster-wide image that has its content does not change.',
    because: 'It would have to be known what the image in the cluster is.',
  },
];
