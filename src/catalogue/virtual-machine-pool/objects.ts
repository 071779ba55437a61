import { Manifest, Metadata } from '../../manifest/manifest';

const root = { name: 'root', spec: { persistentVolumeClaim: { size: '10Gi' } } };

/** the smallest pool that no rule has anything against, with what an example changes about it */
export function pool(spec: object = {}, metadata: Metadata = {}): Manifest {
  return {
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachinePool',
    metadata: { name: 'runners', namespace: 'shop', ...metadata },
    spec: { replicas: 2, scaleDownPolicy: 'NewestFirst', virtualDiskTemplates: [root], virtualMachineTemplate: { spec: replicaSpec() }, ...spec },
  };
}

/** the same, with what an example changes about its machines */
export const poolOf = (machine: object, spec: object = {}, metadata?: object): Manifest =>
  pool({ virtualMachineTemplate: { metadata, spec: replicaSpec(machine) }, ...spec });

/** the same, with what an example changes about the disk of each machine */
export const poolOn = (template: object): Manifest => pool({ virtualDiskTemplates: [{ ...root, ...template }] });

const replicaSpec = (spec: object = {}) => ({
  virtualMachineClassName: 'generic',
  liveMigrationPolicy: 'PreferSafe',
  cpu: { cores: 2, coreFraction: '100%' },
  memory: { size: '4Gi' },
  blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }],
  ...spec,
});
