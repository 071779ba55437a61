import { live } from '../impact/classification';
import { CLASS_REMOVAL, OTHER_CLASS } from '../impact/storage-class';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  immutable: {
    '/spec/reclaimPolicy': `the reclaim policy of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/volumeBindingMode': `the binding mode of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/fsType': `the file system of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/lvm/type': `the type of a class cannot be changed: ${OTHER_CLASS}`,
    '/spec/lvm/thick/contiguous': `the allocation of a class cannot be changed: ${OTHER_CLASS}`,
  },
  fields: {
    '/spec/lvm/lvmVolumeGroups': live('new volumes are created in the listed volume groups; existing volumes stay where they are'),
    '/spec/lvm/volumeCleanup': live('applies to volumes that are created from now on'),
  },
  otherFields: live('applies to new volumes'),
  removal: CLASS_REMOVAL,
};
