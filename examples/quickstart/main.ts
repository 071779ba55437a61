import { App, Chart, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';

const app = new App();

// for the platform team: enables DVP
const platform = new Chart(app, 'platform');
new dvp.VirtualizationModule(platform, 'virtualization', {
  dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)),
  virtualMachineCidrs: ['10.66.10.0/24'],
});

// for the team of the shop: a machine with nginx
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const ubuntu = new dvp.VirtualImage(shop, 'ubuntu', {
  // pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
  source: dvp.ImageSource.http('https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img'),
});

const root = new dvp.VirtualDisk(shop, 'web-root', {
  source: dvp.DiskSource.image(ubuntu),
  size: Size.gibibytes(20),
});

const init = new dvp.CloudInit();
init.addUser('ops', {
  sudo: true,
  // replace this by your public key
  sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com'],
});
init.addPackages('nginx');
init.enableService('nginx');

const web = new dvp.VirtualMachine(shop, 'web', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
  memory: Size.gibibytes(4),
  disks: [root],
  provisioning: dvp.Provisioning.cloudInit(init),
});
web.exposeService('http', { ports: [dvp.Port.tcp(80)] });

app.synth();
