import { machine } from './objects';
import { HeldRule } from '../../rules/rule';

const CRD = 'crds/virtualmachines.yaml';
const DISK = { kind: 'VirtualDisk', name: 'web-root' };

/** what the schema asks of the hardware of a machine */
export const HARDWARE_HELD: readonly HeldRule[] = [
  {
    id: 'VM-04',
    says: 'A machine has a class, a processor, memory and block devices.',
    why: 'The API refuses a machine without one of them.',
    source: CRD,
    how: 'The schema requires the four fields, and a name of at least one character for the class.',
    breaks: () => [machine({ virtualMachineClassName: '', cpu: undefined, memory: undefined, blockDeviceRefs: undefined })],
  },
  {
    id: 'VM-05',
    says: 'A machine names its class, unless exactly one class of the cluster is the default.',
    why: 'The webhook fills in the name of the default class before the API looks at the schema. Without a default, as after the installation, the API refuses the machine.',
    source: 'images/virtualization-artifact/pkg/controller/vm/internal/defaulter/virtual_machine_class_name.go',
    how: 'The schema requires the name. A machine that leaves it to a default passes where exactly one is known, '
      + 'from the classes beside it or from a cluster profile.',
    breaks: () => [machine({ virtualMachineClassName: undefined })],
  },
  {
    id: 'VM-08',
    says: 'The run policy of a machine is AlwaysOn, AlwaysOff, Manual or AlwaysOnUnlessStoppedManually.',
    why: 'The API refuses any other word.',
    source: CRD,
    how: 'The schema lists the words.',
    breaks: () => [machine({ runPolicy: 'Always' })],
  },
  {
    id: 'VM-09',
    says: 'A machine has a whole number of cores, at least one.',
    why: 'The API refuses a machine without.',
    source: CRD,
    how: 'The schema asks for a whole number from 1.',
    breaks: () => [machine({ cpu: { cores: 0 } })],
  },
  {
    id: 'VM-12',
    says: 'A core fraction is a percentage from 1% to 100%, or Auto.',
    why: 'The API refuses anything else, a bare number too.',
    source: CRD,
    how: 'The schema asks for a string of that form.',
    breaks: () => [machine({ cpu: { cores: 2, coreFraction: '0%' } })],
  },
  {
    id: 'VM-17',
    says: 'The memory of a machine is a quantity in quotes.',
    why: 'The API refuses a bare number here, though it takes one for the size of a disk.',
    source: CRD,
    how: 'The schema asks for a string that looks like a quantity.',
    breaks: () => [machine({ memory: { size: 4294967296 } })],
  },
  {
    id: 'VM-26',
    says: 'A machine has 1 to 16 block devices.',
    why: 'The API refuses an empty list, and a longer one.',
    source: CRD,
    how: 'The schema counts the items.',
    breaks: () => [machine({ blockDeviceRefs: Array.from({ length: 17 }, (_, i) => ({ ...DISK, name: `disk-${i}` })) })],
  },
  {
    id: 'VM-38',
    says: 'The type of the system, the bootloader and the switch for paravirtualization have the words that the API knows.',
    why: 'The API refuses any other.',
    source: CRD,
    how: 'The schema lists the words, and asks for true or false for the switch.',
    breaks: () => [machine({ osType: 'Linux', bootloader: 'UEFI', enableParavirtualization: 'false' })],
  },
  {
    id: 'VM-43',
    says: 'Provisioning has a type, the field that goes with it, and none of the fields of the other types.',
    why: 'The API refuses a mixture.',
    source: CRD,
    how: 'The schema has one form for each type, and asks for exactly one.',
    breaks: () => [machine({ provisioning: { type: 'UserData', userDataRef: { kind: 'Secret', name: 'web-setup' } } })],
  },
];
