import { Manifest } from '../../../src/manifest/manifest';

export const DVP = 'virtualization.deckhouse.io';
export const objectOf = (kind: string, spec: object): Manifest =>
  ({ apiVersion: `${DVP}/v1alpha2`, kind, metadata: { name: 'web', namespace: 'shop' }, spec });
export const classOf = (memory: object): Manifest => ({
  apiVersion: `${DVP}/v1alpha3`,
  kind: 'VirtualMachineClass',
  metadata: { name: 'web' },
  spec: { cpu: { type: 'Host' }, sizingPolicies: [{ cores: { min: 1, max: 4 } }, { cores: { min: 5, max: 8 }, memory }] },
});
export const poolOf = (disk: string, memory: string, metadata?: object): Manifest => objectOf('VirtualMachinePool', {
  replicas: 1,
  scaleDownPolicy: 'NewestFirst',
  virtualDiskTemplates: [
    { name: 'root', spec: { persistentVolumeClaim: { size: '10Gi' } } },
    { name: 'data', spec: { persistentVolumeClaim: { size: disk } } },
  ],
  virtualMachineTemplate: {
    ...metadata && { metadata },
    spec: {
      virtualMachineClassName: 'generic',
      liveMigrationPolicy: 'PreferSafe',
      cpu: { cores: 2, coreFraction: '100%' },
      memory: { size: memory },
      blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }, { kind: 'VirtualDisk', name: 'data' }],
    },
  },
});
