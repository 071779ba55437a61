import { STORAGE_GROUP } from '../../manifest/groups';
import { Manifest } from '../../manifest/manifest';

/** an object of a storage module */
const made = (kind: string, name: string, spec: object): Manifest => ({ apiVersion: `${STORAGE_GROUP}/v1alpha1`, kind, metadata: { name }, spec });

const SSD = { matchLabels: { 'status.blockdevice.storage.deckhouse.io/rota': 'false' } };

export const volumeGroup = (spec: object = {}, name = 'vg-a'): Manifest => made('LVMVolumeGroup', name, {
  type: 'Local',
  local: { nodeName: 'worker-1' },
  actualVGNameOnTheNode: 'vg-data',
  blockDeviceSelector: SSD,
  ...spec,
});

export const volumeGroupSet = (template: object = {}, name = 'vg'): Manifest => made('LVMVolumeGroupSet', name, {
  strategy: 'PerNode',
  nodeSelector: { matchLabels: { storage: 'lvm' } },
  lvmVolumeGroupTemplate: { type: 'Local', actualVGNameOnTheNode: 'vg-data', blockDeviceSelector: SSD, ...template },
});

export const replicatedPool = (spec: object = {}, name = 'pool'): Manifest =>
  made('ReplicatedStoragePool', name, { type: 'LVM', lvmVolumeGroups: [{ name: 'vg-a' }], ...spec });

export const replicatedClass = (spec: object = {}, name = 'replicated'): Manifest => made('ReplicatedStorageClass', name, {
  storage: { type: 'LVM', lvmVolumeGroups: [{ name: 'vg-a' }] }, reclaimPolicy: 'Delete', topology: 'Ignored', ...spec,
});

export const localClass = (lvm: object = {}, name = 'local'): Manifest => made('LocalStorageClass', name, {
  lvm: { type: 'Thick', lvmVolumeGroups: [{ name: 'vg-a' }], ...lvm }, reclaimPolicy: 'Delete', volumeBindingMode: 'WaitForFirstConsumer',
});

export const nfsClass = (spec: object = {}, name = 'nfs'): Manifest => made('NFSStorageClass', name, {
  connection: { host: 'nfs.example.com', share: '/export', nfsVersion: '4.1' }, reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', ...spec,
});

export const cephConnection = (spec: object = {}, name = 'ceph'): Manifest => made('CephClusterConnection', name, {
  clusterID: '2bf085fc-5119-404f-bb19-820ca6a1b07e', monitors: ['10.0.0.10:6789'], userID: 'admin', userKey: 'from-vault', ...spec,
});

export const cephClass = (spec: object = {}, name = 'ceph-rbd'): Manifest => made('CephStorageClass', name, {
  clusterConnectionName: 'ceph', type: 'RBD', rbd: { pool: 'machines' }, reclaimPolicy: 'Delete', ...spec,
});
