import { Manifest, Metadata } from '../../manifest/manifest';

const object = (kind: string, spec: object | undefined, metadata: Metadata): Manifest =>
  ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind, metadata, spec });

const HTTP = { dataSource: { type: 'HTTP', http: { url: 'https://example.com/debian-12.qcow2' } } };

/** the smallest objects without a finding, with the changes of an example */
export const disk = (spec: object = { persistentVolumeClaim: { size: '10Gi' } }, metadata: Metadata = {}): Manifest =>
  object('VirtualDisk', spec, { name: 'data', namespace: 'shop', ...metadata });

export const image = (spec: object = HTTP, metadata: Metadata = {}): Manifest =>
  object('VirtualImage', { storage: 'ContainerRegistry', ...spec }, { name: 'debian', namespace: 'shop', ...metadata });

export const clusterImage = (spec: object = HTTP, metadata: Metadata = {}): Manifest =>
  object('ClusterVirtualImage', spec, { name: 'debian', ...metadata });

/** it is applied after its disk, because another rule requires that */
export const snapshot = (virtualDiskName: string, metadata: Metadata = {}): Manifest =>
  object('VirtualDiskSnapshot', { virtualDiskName }, { name: 'monday', namespace: 'shop', annotations: { 'argocd.argoproj.io/sync-wave': '1' }, ...metadata });

/** sources, as parts of a spec */
export const from = (kind: string, name: string, more: object = {}) =>
  ({ dataSource: { type: 'ObjectRef', objectRef: { kind, name, ...more } } });

export const download = (url: string, more: object = {}) => ({ dataSource: { type: 'HTTP', http: { url, ...more } } });

export const pulled = (more: object = {}) =>
  ({ dataSource: { type: 'ContainerImage', containerImage: { image: 'registry.example.com/os/debian:12', ...more } } });

/** a module with a valid volume, which the examples do not check */
export const virtualization = (settings: object = {}): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1',
  kind: 'ModuleConfig',
  metadata: { name: 'virtualization' },
  spec: {
    enabled: true,
    version: 1,
    settings: {
      dvcr: { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi', storageClassName: 'fast' } } },
      virtualMachineCIDRs: ['10.66.10.0/24'],
      ...settings,
    },
  },
});

/** a disk or an image of which an example needs only the name */
export const uploaded = (kind: string, name: string): Manifest =>
  object(kind, { dataSource: { type: 'Upload' } }, { name, namespace: kind.startsWith('Cluster') ? undefined : 'shop' });
