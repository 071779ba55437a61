import { Manifest } from '../../manifest/manifest';

/** a disk attached to the machine `web`, with the changes of an example */
export function attachment(spec: object = {}, name = 'data-to-web'): Manifest {
  return {
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachineBlockDeviceAttachment',
    metadata: { name, namespace: 'shop' },
    spec: { virtualMachineName: 'web', blockDeviceRef: { kind: 'VirtualDisk', name: 'data' }, ...spec },
  };
}
