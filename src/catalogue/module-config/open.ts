import { OpenRule } from '../entry';

export const MODULE_CONFIG_OPEN: readonly OpenRule[] = [
  {
    id: 'MC-08',
    says: 'The StorageClass of the registry does not change once the volume exists.',
    because: 'It depends on the settings before the change and on the volume dvcr in d8-virtualization.',
  },
  {
    id: 'MC-09',
    says: 'The volume of the registry does not shrink once it exists.',
    because: 'It depends on the settings before the change and on the volume dvcr in d8-virtualization.',
  },
  {
    id: 'MC-17',
    says: 'A network for machines is not removed while a machine has an address of it.',
    because: 'It depends on the networks before the change and on every VirtualMachineIPAddressLease.',
  },
];
