import { live } from '../impact/classification';
import { CLASS_REMOVAL, OTHER_CLASS } from '../impact/storage-class';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  immutable: {
    '/spec/connection': `the server of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/reclaimPolicy': `the reclaim policy of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/volumeBindingMode': `the binding mode of a class cannot be changed: ${OTHER_CLASS}`,
  },
  otherFields: live('applies to new volumes'),
  removal: CLASS_REMOVAL,
};
