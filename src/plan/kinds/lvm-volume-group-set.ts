import { volumeGroupFields } from './lvm-volume-group';
import { live, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

const FIELDS = volumeGroupFields('/spec/lvmVolumeGroupTemplate');

export const spec: KindSpec = {
  immutable: { ...FIELDS.immutable, '/spec/strategy': 'the strategy of a set cannot be changed' },
  fields: {
    ...FIELDS.fields,
    '/spec/nodeSelector': live('nodes that match now get a volume group; the volume groups of other nodes stay'),
    '/spec/lvmVolumeGroupTemplate/metadata': live('only new LVMVolumeGroups get the labels'),
  },
  otherFields: live('each LVMVolumeGroup of the set changes in the same way'),
  removal: removed('only the set is deleted: its LVMVolumeGroups stay, with their volumes'),
};
