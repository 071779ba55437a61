import { App, Chart, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';

const app = new App();
const office = new Chart(app, 'office', { namespace: 'office' });

// the platform team has made these two
const server = dvp.ClusterVirtualImage.fromClusterImageName('windows-server-2022');
const drivers = dvp.ClusterVirtualImage.fromClusterImageName('virtio-win');

// what the setup would ask. No password is in here: a server asks for that of its Administrator at the first logon
const answers = new dvp.Sysprep({
  installation: { version: dvp.WindowsVersion.SERVER_2022, imageIndex: 2, eraseFirstDisk: true },
  computerName: 'ACCOUNTING',
  locale: 'en-US',
  keyboard: 'de-DE',
  timeZone: 'W. Europe Standard Time',
  // everybody knows this one, which is for clients of a KMS; a medium for evaluation takes none
  productKey: dvp.WindowsProductKey.exposed('VDYBN-27WPP-V4HQT-9VMD4-VMK7H'),
  remoteDesktop: true,
});
answers.installGuestAgent();

new dvp.VirtualMachine(office, 'accounting', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(4, dvp.CoreFraction.percent(50)),
  memory: Size.gibibytes(8),
  osType: dvp.OsType.WINDOWS,
  bootloader: dvp.Bootloader.EFI,
  // the disk first: it is blank until Windows is installed, and from then on nothing else starts
  disks: [new dvp.VirtualDisk(office, 'accounting-root', { size: Size.gibibytes(100) })],
  // in this order: Windows calls the first one D, the second one E, and finds its drivers there
  blockDevices: [dvp.BlockDevice.clusterImage(server), dvp.BlockDevice.clusterImage(drivers)],
  provisioning: dvp.Provisioning.sysprep(answers),
}).exposeService('rdp', { ports: [dvp.Port.tcp(3389)] });

app.synth();
