import { Manifest, Metadata } from '../../manifest/manifest';

/** the smallest machine that no rule has anything against, with what an example changes about it */
export function machine(spec: object = {}, metadata: Metadata = {}): Manifest {
  return {
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachine',
    metadata: { name: 'web', namespace: 'shop', ...metadata },
    spec: {
      virtualMachineClassName: 'generic',
      cpu: { cores: 2, coreFraction: '100%' },
      memory: { size: '4Gi' },
      blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'web-root' }],
      ...spec,
    },
  };
}

/** a class with one sizing policy */
export function classWith(policy: object, name = 'generic'): Manifest {
  return {
    apiVersion: 'virtualization.deckhouse.io/v1alpha3',
    kind: 'VirtualMachineClass',
    metadata: { name },
    spec: { cpu: { type: 'Host' }, sizingPolicies: [policy] },
  };
}
