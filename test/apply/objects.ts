import type { Manifest } from '../../src/manifest/manifest';

const DVP = 'virtualization.deckhouse.io/v1alpha2';

export const module = (settings: object = {}, name = 'virtualization'): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name }, spec: { enabled: true, version: 1, settings },
});

export const disk = (name: string, spec: object = { persistentVolumeClaim: { size: '10Gi' } }): Manifest => ({
  apiVersion: DVP, kind: 'VirtualDisk', metadata: { name, namespace: 'shop' }, spec,
});

export const image = (name: string, spec: object = { storage: 'ContainerRegistry', dataSource: { type: 'HTTP', http: { url: 'https://example.com/a.img' } } }): Manifest => ({
  apiVersion: DVP, kind: 'VirtualImage', metadata: { name, namespace: 'shop' }, spec,
});

export const uploaded = (name: string): Manifest => image(name, { storage: 'ContainerRegistry', dataSource: { type: 'Upload' } });

export const machine = (name: string, disks: readonly string[], spec: object = {}): Manifest => ({
  apiVersion: DVP,
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'shop' },
  spec: {
    virtualMachineClassName: 'generic', cpu: { cores: 2 }, memory: { size: '4Gi' }, blockDeviceRefs: disks.map(each => ({ kind: 'VirtualDisk', name: each })), ...spec,
  },
});

export const namespace = (name: string): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

export const secret = (name: string): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'shop' }, stringData: { a: 'b' } });

export const volumeGroup = (thinPools: readonly object[]): Manifest => ({
  apiVersion: 'storage.deckhouse.io/v1alpha1', kind: 'LVMVolumeGroup', metadata: { name: 'data' }, spec: { type: 'Local', actualVGNameOnTheNode: 'data', thinPools },
});

export const ceph = (userKey: string): Manifest => ({
  apiVersion: 'storage.deckhouse.io/v1alpha1', kind: 'CephClusterConnection', metadata: { name: `ceph-${userKey.length}` }, spec: { userID: 'dvp', userKey },
});

/** a status with a phase, and a condition that explains it */
export const phase = (name: string, ...[type, reason, message = '']: readonly string[]) => ({
  phase: name, ...type === undefined ? {} : { conditions: [{ type, status: 'False', reason, message }] },
});

export const running = { phase: 'Running', conditions: [{ type: 'Running', status: 'True', reason: 'Running' }] };

export const ready = { phase: 'Ready', conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }] };
