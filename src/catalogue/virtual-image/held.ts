import { clusterImage, image } from '../data-source/objects';
import { HeldRule } from '../entry';

export const IMAGE_HELD: readonly HeldRule[] = [
  {
    id: 'VI-02',
    says: 'An image has a source, and is in the registry or on a volume.',
    why: 'The API server rejects an image without a source, or with another storage.',
    source: 'crds/virtualimages.yaml',
    how: 'The schema requires a source and lists the values for storage.',
    breaks: () => [image({ storage: 'Volume' })],
  },
  {
    id: 'CVI-02',
    says: 'A ClusterVirtualImage has a source with a type, and no storage, because it is always in the registry.',
    why: 'The API server rejects it without a source or a type, and drops the storage field.',
    source: 'crds/clustervirtualimages.yaml',
    how: 'The schema requires both, and has no field for storage.',
    breaks: () => [clusterImage({ dataSource: {}, storage: 'PersistentVolumeClaim' })],
  },
];
