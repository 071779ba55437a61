import { Manifest, Metadata } from '../../manifest/manifest';
import { from } from '../data-source/objects';

const root = { name: 'root', spec: { ...from('ClusterVirtualImage', 'debian'), persistentVolumeClaim: { size: '10Gi' } } };

/** a small valid pool, with changes to its spec */
export function pool(spec: object = {}, metadata: Metadata = {}): Manifest {
  return {
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachinePool',
    metadata: { name: 'runners', namespace: 'shop', ...metadata },
    spec: { replicas: 2, scaleDownPolicy: 'NewestFirst', virtualDiskTemplates: [root], virtualMachineTemplate: { spec: machineSpec() }, ...spec },
  };
}

/** a valid pool, with changes to its machine template */
export const poolOf = (machine: object, spec: object = {}, metadata?: object): Manifest =>
  pool({ virtualMachineTemplate: { metadata, spec: machineSpec(machine) }, ...spec });

/** a valid pool, with changes to its disk template */
export const poolOn = (template: object): Manifest => pool({ virtualDiskTemplates: [{ ...root, ...template }] });

const machineSpec = (spec: object = {}) => ({
  virtualMachineClassName: 'generic',
  liveMigrationPolicy: 'PreferSafe',
  cpu: { cores: 2, coreFraction: '100%' },
  memory: { size: '4Gi' },
  blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }],
  ...spec,
});
