import { App, Chart, Duration, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';

const app = new App();
const office = new Chart(app, 'office', { namespace: 'office' });

// Linux, with an address of its own, away from its twins
const linux = new dvp.VirtualMachine(office, 'gateway', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(4, dvp.CoreFraction.percent(50)),
  memory: Size.gibibytes(8),
  disks: [
    new dvp.VirtualDisk(office, 'gateway-root', {
      source: dvp.DiskSource.clusterImage(dvp.ClusterVirtualImage.fromClusterImageName('debian-12')),
      size: Size.gibibytes(30),
    }),
  ],
  provisioning: dvp.Provisioning.userDataSecretName('gateway-user-data'),
  ipAddress: new dvp.VirtualMachineIPAddress(office, 'gateway-ip', { address: '10.66.10.20' }),
  antiAffinity: [dvp.MachineAffinity.required(dvp.Topology.NODE, { labels: [dvp.LabelQuery.equal('role', 'gateway')] })],
  labels: { role: 'gateway' },
  runPolicy: dvp.RunPolicy.ALWAYS_ON,
  liveMigrationPolicy: dvp.LiveMigrationPolicy.PREFER_FORCED,
});
linux.exposeService('ssh', { ports: [dvp.Port.tcp(22)] });

// Windows: installed from an ISO image by an answer file, which stays in a Secret that is not in git
new dvp.VirtualMachine(office, 'accounting', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(6, dvp.CoreFraction.percent(50)),
  memory: Size.gibibytes(16),
  osType: dvp.OsType.WINDOWS,
  bootloader: dvp.Bootloader.EFI,
  blockDevices: [
    dvp.BlockDevice.disk(new dvp.VirtualDisk(office, 'accounting-root', { size: Size.gibibytes(100) }), { bootOrder: 2 }),
    dvp.BlockDevice.clusterImage(dvp.ClusterVirtualImage.fromClusterImageName('windows-server-2022'), { bootOrder: 1 }),
    dvp.BlockDevice.clusterImage(dvp.ClusterVirtualImage.fromClusterImageName('virtio-win')),
  ],
  provisioning: dvp.Provisioning.sysprepSecretName('accounting-sysprep'),
  terminationGracePeriod: Duration.minutes(5),
  restartApprovalMode: dvp.RestartApprovalMode.MANUAL,
});

// Legacy: a system that knows no virtio, started by BIOS
new dvp.VirtualMachine(office, 'time-clock', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(1, dvp.CoreFraction.FULL),
  memory: Size.mebibytes(512),
  osType: dvp.OsType.LEGACY,
  bootloader: dvp.Bootloader.BIOS,
  enableParavirtualization: false,
  disks: [new dvp.VirtualDisk(office, 'time-clock-root', { source: dvp.DiskSource.upload() })],
  runPolicy: dvp.RunPolicy.MANUAL,
});

app.synth();
