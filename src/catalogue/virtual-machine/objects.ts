import { Network } from '../../domain/machine-networks';
import { Manifest, Metadata } from '../../manifest/manifest';
import { vmClass } from '../virtual-machine-class/objects';

/** the smallest machine without a finding, with the changes of an example */
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

/** one of several machines, each with its own disk */
export const withOwnDisk = (name: string, spec: object): Manifest =>
  machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }], ...spec }, { name });

/** a machine in these networks */
export const connected = (...networks: readonly Network[]): Manifest => machine({ networks });

export const MAIN: Network = { type: 'Main' };
export const USERS: Network = { type: 'Network', name: 'users' };

/** a class with one sizing policy */
export const classWith = (policy: object, name = 'generic'): Manifest => vmClass({ sizingPolicies: [policy] }, { name });
