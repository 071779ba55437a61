import { Manifest, Metadata } from '../../manifest/manifest';

const object = (kind: string, spec: object | undefined, metadata: Metadata): Manifest =>
  ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind, metadata, spec });

const HTTP = { dataSource: { type: 'HTTP', http: { url: 'https://example.com/debian-12.qcow2' } } };

/** the smallest objects that no rule has anything against, with what an example changes about them */
export const disk = (spec: object = { persistentVolumeClaim: { size: '10Gi' } }, metadata: Metadata = {}): Manifest =>
  object('VirtualDisk', spec, { name: 'data', namespace: 'shop', ...metadata });

export const image = (spec: object = HTTP, metadata: Metadata = {}): Manifest =>
  object('VirtualImage', { storage: 'ContainerRegistry', ...spec }, { name: 'debian', namespace: 'shop', ...metadata });

export const clusterImage = (spec: object = HTTP, metadata: Metadata = {}): Manifest =>
  object('ClusterVirtualImage', spec, { name: 'debian', ...metadata });

/** it comes once its disk is ready, which a rule of its own asks for */
export const snapshot = (virtualDiskName: string, metadata: Metadata = {}): Manifest =>
  object('VirtualDiskSnapshot', { virtualDiskName }, { name: 'monday', namespace: 'shop', annotations: { 'argocd.argoproj.io/sync-wave': '1' }, ...metadata });

/** sources, as parts of a spec */
export const from = (kind: string, name: string, more: object = {}) =>
  ({ dataSource: { type: 'ObjectRef', objectRef: { kind, name, ...more } } });

export const download = (url: string, more: object = {}) => ({ dataSource: { type: 'HTTP', http: { url, ...more } } });

export const pulled = (more: object = {}) =>
  ({ dataSource: { type: 'ContainerImage', containerImage: { image: 'registry.example.com/os/debian:12', ...more } } });

/** a module whose own volume is no matter of the examples */
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

/** a disk or an image that needs nothing but a name */
export const uploaded = (kind: string, name: string): Manifest =>
  object(kind, { dataSource: { type: 'Upload' } }, { name, namespace: kind.startsWith('Cluster') ? undefined : 'shop' });
