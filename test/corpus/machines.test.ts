import { Chart, Size } from 'cdk8s';
import { covers, read } from './corpus';
import { ClusterVirtualImage } from '../../src/kinds/cluster-virtual-image';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine, VirtualMachineProps } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { BlockDevice } from '../../src/values/block-device';
import { CoreFraction } from '../../src/values/core-fraction';
import { Cpu } from '../../src/values/cpu';
import { Bootloader, OsType, RunPolicy } from '../../src/values/machine-policies';
import { Provisioning } from '../../src/values/provisioning';

const small = { vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1), memory: Size.gibibytes(1) };
const disks = (...names: string[]) => names.map(name => VirtualDisk.fromDiskName(name));
const cdrom = (name: string) => BlockDevice.clusterImage(ClusterVirtualImage.fromClusterImageName(name));

const windows = {
  vmClass: VirtualMachineClass.GENERIC,
  cpu: Cpu.cores(6, CoreFraction.percent(50)),
  memory: Size.gibibytes(8),
  osType: OsType.WINDOWS,
  bootloader: Bootloader.EFI,
  enableParavirtualization: true,
  disks: disks('win-disk'),
  blockDevices: [cdrom('win-11-iso'), cdrom('win-virtio-iso')],
  labels: { vm: 'win' },
};

// the text of a guide is its own: it is read from the guide, and only how it is carried is ours
const textOf = (file: string) => Provisioning.userData(read(file).spec.provisioning.userData);
const machine = (id: string, props: (file: string) => VirtualMachineProps) => (file: string) => (chart: Chart) =>
  new VirtualMachine(chart, id, props(file));

const CODE: Record<string, (file: string) => (chart: Chart) => VirtualMachine> = {
  '003-user-guide-99-VirtualMachine-linux-vm.yaml': machine('linux-vm', file => ({
    ...small, disks: disks('linux-disk'), provisioning: textOf(file),
  })),
  '016-user-guide-1071-VirtualMachine-linux-vm.yaml': machine('linux-vm', file => ({
    ...small, cpu: Cpu.cores(1, CoreFraction.percent(10)), disks: disks('linux-vm-root'), provisioning: textOf(file),
  })),
  '068-faq-57-VirtualMachine-win-vm.yaml': machine('win-vm', () => ({ ...windows, runPolicy: RunPolicy.MANUAL })),
  '069-faq-319-VirtualMachine-win-vm.yaml': machine('win-vm', () => ({
    ...windows, runPolicy: RunPolicy.ALWAYS_ON, provisioning: Provisioning.sysprepSecretName('sysprep-config'),
  })),
  '088-virtualmachines-39-VirtualMachine-example-vm.yaml': machine('example-vm', () => ({
    vmClass: VirtualMachineClass.fromClassName('cpu-host-on-worker-nodes'),
    cpu: Cpu.cores(1, CoreFraction.percent(10)),
    memory: Size.gibibytes(1),
    disks: disks('example-disk'),
    provisioning: Provisioning.userDataSecretName('cloudinit-for-vms'),
  })),
};

covers('VirtualMachine', Object.fromEntries(Object.entries(CODE).map(([file, build]) => [file, (chart: Chart) => build(file)(chart)])));
