import { Chart, Size } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com';
const hash = `$6$rounds=4096$saltsalt$${'a'.repeat(86)}`;
const script = '#!/bin/sh\necho started\n';
const mac = '5e:e6:19:22:0f:d8';

export const scenarios: Scenarios = {
  17: {
    wants: 'a machine with nginx and the guest agent',
    write: ({ chart, init, root }) => {
      init.addPackages('nginx');
      init.enableService('nginx');
      init.installGuestAgent();
      new dvp.VirtualMachine(chart, 'linux', {
        vmClass: dvp.VirtualMachineClass.GENERIC,
        cpu: dvp.Cpu.cores(1, dvp.CoreFraction.percent(10)),
        memory: Size.gibibytes(1),
        disks: [root],
        provisioning: dvp.Provisioning.cloudInit(init),
      });
    },
  },
  19: {
    wants: 'two cores, with 20% of each guaranteed',
    write: ({ chart, base }) => {
      new dvp.VirtualMachine(chart, 'vm', { ...base, cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)) });
    },
    throws: { '1 to 100': () => dvp.CoreFraction.percent(0) },
  },
  20: {
    wants: 'a share of each core that follows the load',
    write: ({ chart, base }) => {
      new dvp.VirtualMachine(chart, 'vm', { ...base, cpu: dvp.Cpu.cores(4, dvp.CoreFraction.AUTO) });
    },
  },
  23: {
    wants: 'a machine for Windows, started by EFI',
    write: ({ chart, base }) => {
      new dvp.VirtualMachine(chart, 'win', { ...base, osType: dvp.OsType.WINDOWS, bootloader: dvp.Bootloader.EFI });
    },
    refuses: {
      'VM-39': ({ chart, base }) => new dvp.VirtualMachine(chart, 'old', {
        ...base, osType: dvp.OsType.LEGACY, bootloader: dvp.Bootloader.EFI, enableParavirtualization: false,
      }),
    },
  },
  24: {
    wants: 'a guest of any operating system that is configured at its first start',
    write: ({ chart, base, init, data }) => {
      new dvp.VirtualMachine(chart, 'linux', { ...base, provisioning: dvp.Provisioning.cloudInit(init) });
      const answers = new dvp.Sysprep();
      new dvp.VirtualMachine(chart, 'win', { ...base, disks: [data], osType: dvp.OsType.WINDOWS, provisioning: dvp.Provisioning.sysprep(answers) });
    },
  },
  25: {
    wants: 'valid cloud-init without writing YAML',
    write: ({ chart, base }) => {
      const init = new dvp.CloudInit({ timezone: 'Europe/Berlin', networkStyle: dvp.NetworkStyle.NETPLAN });
      init.installGuestAgent();
      new dvp.VirtualMachine(chart, 'vm', { ...base, provisioning: dvp.Provisioning.cloudInit(init) });
    },
    throws: { 'tz database': () => new dvp.CloudInit({ timezone: 'Europe Berlin' }) },
  },
  26: {
    wants: 'keys for the user of the image, a user with a password, and a service',
    write: ({ chart, base }) => {
      const init = new dvp.CloudInit({ sshPasswordAuth: true });
      init.addDefaultUserKeys(key);
      init.addUser('cloud', { sshKeys: [key], passwordHash: dvp.PasswordHash.exposed(hash), sudo: true, shell: '/bin/bash' });
      init.addPackages('nginx');
      init.enableService('nginx');
      new dvp.VirtualMachine(chart, 'vm', { ...base, provisioning: dvp.Provisioning.cloudInit(init) });
    },
    throws: { 'in full length': () => dvp.PasswordHash.exposed('cloud') },
  },
  27: {
    wants: 'user data in the spec, or in a Secret if they are too long or contain a password',
    write: ({ chart, base, init }) => {
      init.addFile('/opt/large.txt', 'x'.repeat(3000));
      new dvp.VirtualMachine(chart, 'vm', { ...base, provisioning: dvp.Provisioning.cloudInit(init) });
    },
    throws: { 'at most 2048 bytes': () => dvp.Provisioning.userData('x'.repeat(3000)) },
  },
  28: {
    wants: 'an answer file for Windows, written in the app or stored elsewhere',
    write: ({ chart, base, data }) => {
      const answers = new dvp.Sysprep({ computerName: 'WIN-1', timeZone: 'W. Europe Standard Time', remoteDesktop: true });
      answers.addUser('ops', { administrator: true, password: dvp.WindowsPassword.exposed('Change-me-1') });
      new dvp.VirtualMachine(chart, 'win', { ...base, osType: dvp.OsType.WINDOWS, provisioning: dvp.Provisioning.sysprep(answers) });
      new dvp.VirtualMachine(chart, 'win-2', {
        ...base, disks: [data], osType: dvp.OsType.WINDOWS, provisioning: dvp.Provisioning.sysprepSecretName('win-2-answers'),
      });
    },
    throws: { 'in lower case': () => dvp.Provisioning.sysprepFile('Unattend.XML') },
  },
  29: {
    wants: 'the guest agent, and a database that prepares for snapshots',
    write: ({ chart, base, init }) => {
      init.addFreezeHooks('postgres', { freeze: 'runuser -u postgres -- psql -c CHECKPOINT', thaw: 'true' });
      new dvp.VirtualMachine(chart, 'vm', { ...base, provisioning: dvp.Provisioning.cloudInit(init) });
    },
  },
  33: {
    wants: 'processors that are added while the machine runs',
    write: ({ platform, chart, base, init, dvcr }) => {
      new dvp.VirtualizationModule(platform, 'virtualization', {
        dvcr, virtualMachineCidrs: ['10.66.10.0/24'], featureGates: [dvp.FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION],
      });
      init.onlineHotplugCpu();
      new dvp.VirtualMachine(chart, 'vm', { ...base, provisioning: dvp.Provisioning.cloudInit(init) });
    },
  },
  34: {
    wants: 'memory that is added while the machine runs',
    write: ({ platform, chart, base, init, dvcr }) => {
      new dvp.VirtualizationModule(platform, 'virtualization', {
        dvcr, virtualMachineCidrs: ['10.66.10.0/24'], featureGates: [dvp.FeatureGate.HOTPLUG_MEMORY_WITH_LIVE_MIGRATION],
      });
      init.onlineHotplugMemory();
      new dvp.VirtualMachine(chart, 'vm', { ...base, provisioning: dvp.Provisioning.cloudInit(init) });
    },
  },
  44: {
    wants: 'a disk that the guest formats once and mounts, under any device name',
    write: ({ chart, base, init, data }) => {
      const vm = new dvp.VirtualMachine(chart, 'vm', { ...base, provisioning: dvp.Provisioning.cloudInit(init) });
      vm.mount(data, '/srv/data', { fileSystem: dvp.FileSystem.XFS });
    },
    throws: { "without 'provisioning'": ({ vm, data }) => vm.mount(data, '/srv/data') },
  },
  45: {
    wants: 'an interface with a fixed MAC address, by which the guest finds it',
    write: ({ chart, base }) => {
      const init = new dvp.CloudInit({ networkStyle: dvp.NetworkStyle.NETPLAN });
      init.addInterface('office', { macAddress: mac, address: '192.168.1.10/24' });
      const macAddress = new dvp.VirtualMachineMACAddress(chart, 'office', { address: mac });
      new dvp.VirtualMachine(chart, 'vm', {
        ...base,
        networks: [dvp.VmNetwork.MAIN, dvp.VmNetwork.network('office', { macAddress })],
        provisioning: dvp.Provisioning.cloudInit(init),
      });
    },
    throws: { 'needs the network service of the guest': ({ init }) => init.addInterface('office', { macAddress: mac }) },
  },
  73: {
    wants: 'a guest that configures interfaces added while it runs',
    write: ({ chart, base }) => {
      const init = new dvp.CloudInit({ networkStyle: dvp.NetworkStyle.NETPLAN });
      init.onlineHotplugNics();
      new dvp.VirtualMachine(chart, 'vm', { ...base, provisioning: dvp.Provisioning.cloudInit(init) });
    },
  },
  132: {
    wants: 'an operating system that is installed by hand from an ISO image',
    write: ({ chart, base, iso }) => {
      new dvp.VirtualMachine(chart, 'win', {
        ...base,
        runPolicy: dvp.RunPolicy.MANUAL,
        osType: dvp.OsType.WINDOWS,
        bootloader: dvp.Bootloader.EFI,
        disks: [new dvp.VirtualDisk(chart, 'win-root', { size: Size.gibibytes(100) })],
        blockDevices: [dvp.BlockDevice.clusterImage(iso), dvp.BlockDevice.clusterImage(dvp.ClusterVirtualImage.fromClusterImageName('virtio-win'))],
      });
    },
  },
  133: {
    wants: 'Windows that installs itself, with the drivers from a second CD-ROM',
    write: ({ chart, base, iso }) => {
      const answers = new dvp.Sysprep({ installation: { version: dvp.WindowsVersion.SERVER_2022, imageIndex: 2, eraseFirstDisk: true } });
      answers.installGuestAgent();
      new dvp.VirtualMachine(chart, 'win', {
        ...base,
        osType: dvp.OsType.WINDOWS,
        bootloader: dvp.Bootloader.EFI,
        disks: [new dvp.VirtualDisk(chart, 'win-root', { size: Size.gibibytes(100) })],
        blockDevices: [dvp.BlockDevice.clusterImage(iso), dvp.BlockDevice.clusterImage(dvp.ClusterVirtualImage.fromClusterImageName('virtio-win'))],
        provisioning: dvp.Provisioning.sysprep(answers),
      });
    },
    throws: {
      'which may be any of them': ({ chart, base, data, root }) => {
        const answers = new dvp.Sysprep({ installation: { version: dvp.WindowsVersion.WINDOWS_11, eraseFirstDisk: true } });
        return new dvp.VirtualMachine(chart, 'win', { ...base, bootloader: dvp.Bootloader.EFI, disks: [root, data], provisioning: dvp.Provisioning.sysprep(answers) });
      },
      'the bootloader of the machine is BIOS': ({ chart, base }) => {
        const answers = new dvp.Sysprep({ installation: { version: dvp.WindowsVersion.WINDOWS_11, eraseFirstDisk: true } });
        return new dvp.VirtualMachine(chart, 'win', { ...base, provisioning: dvp.Provisioning.sysprep(answers) });
      },
    },
  },
  134: {
    wants: 'an image of a machine that was prepared once',
    write: ({ chart, root }) => {
      new dvp.VirtualImage(chart, 'golden', { source: dvp.ImageSource.disk(root) });
    },
    lacks: 'the steps between two applies: the user cleans the guest and stops it',
  },
  135: {
    wants: 'packages, a user, a file, a disk and an interface from cloud-init',
    write: ({ chart, base, data }) => {
      const init = new dvp.CloudInit({ packageUpgrade: true, networkStyle: dvp.NetworkStyle.NETWORK_MANAGER });
      init.addPackages('nginx', 'curl');
      init.addUser('cloud', { sshKeys: [key], sudo: true });
      init.addFile('/opt/start.sh', script, { owner: 'cloud:cloud', permissions: '0755' });
      init.addInterface('office', { macAddress: mac, address: '192.168.1.10/24' });
      const vm = new dvp.VirtualMachine(chart, 'vm', { ...base, provisioning: dvp.Provisioning.cloudInit(init) });
      vm.mount(data, '/mnt/data', { owner: 'cloud' });
    },
  },
  136: {
    wants: 'a machine in the inventory of Ansible',
    write: ({ vm }) => {
      vm.inventory({ user: 'cloud', groups: ['web'], variables: { http_port: '8080' } });
    },
    throws: { vault: ({ vm }) => vm.inventory({ variables: { ansible_password: 'x' } }) },
  },
};

/** the three forms of the field `provisioning`, which is not a kind */
export function fullest(chart: Chart): void {
  const base = (name: string) => ({
    vmClass: dvp.VirtualMachineClass.GENERIC, cpu: dvp.Cpu.cores(1), memory: Size.gibibytes(1), disks: [dvp.VirtualDisk.fromDiskName(name)],
  });
  new dvp.VirtualMachine(chart, 'inline', { ...base('a'), provisioning: dvp.Provisioning.userData('#!/bin/sh\n') });
  new dvp.VirtualMachine(chart, 'secret', { ...base('b'), provisioning: dvp.Provisioning.userDataSecretName('user-data') });
  new dvp.VirtualMachine(chart, 'windows', { ...base('c'), osType: dvp.OsType.WINDOWS, provisioning: dvp.Provisioning.sysprepSecretName('answers') });
}
