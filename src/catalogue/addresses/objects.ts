import { Manifest, Metadata } from '../../manifest/manifest';

const dvp = (kind: string, metadata: Metadata, spec?: object): Manifest =>
  ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind, metadata, ...spec === undefined ? {} : { spec } });

/** a reserved IP address, with the changes of an example */
export const ipAddress = (spec: object = { type: 'Static', staticIP: '10.66.10.20' }, name = 'front'): Manifest =>
  dvp('VirtualMachineIPAddress', { name, namespace: 'shop' }, spec);

/** a reserved MAC address */
export const macAddress = (address: string, name = 'office'): Manifest => dvp('VirtualMachineMACAddress', { name, namespace: 'shop' }, { address });

/** a lease as the platform creates it; `of` is IP or MAC */
export const lease = (of: string, name: string): Manifest =>
  dvp(`VirtualMachine${of}AddressLease`, { name }, { [`virtualMachine${of}AddressRef`]: { name: 'front', namespace: 'shop' } });

/** the same in a dump of a cluster, with the name of the object that has the address */
export function leaseFor(of: string, name: string, holder: string): Manifest {
  const spec = { [`virtualMachine${of}AddressRef`]: { name: holder, namespace: 'shop' } };
  return { ...dvp(`VirtualMachine${of}AddressLease`, { name, uid: '8d0c1f', resourceVersion: '5' }, spec), status: { phase: 'Bound' } };
}

/** the module with address ranges for machines, or without them */
export const moduleWith = (virtualMachineCIDRs?: readonly string[]): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1',
  kind: 'ModuleConfig',
  metadata: { name: 'virtualization' },
  spec: {
    version: 1,
    enabled: true,
    settings: {
      dvcr: { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } } },
      ...virtualMachineCIDRs === undefined ? {} : { virtualMachineCIDRs },
    },
  },
});
