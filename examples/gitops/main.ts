import { App, Chart, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';

const app = new App();

// for the platform team: enables DVP. Its live migration comes in a stage of its own
const platform = new Chart(app, 'platform');
new dvp.VirtualizationModule(platform, 'virtualization', {
  dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)),
  virtualMachineCidrs: ['10.66.10.0/24'],
  liveMigrationNetworkName: 'migration',
});

// for the team of the shop: somebody uploads an image, and a machine boots from it
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const own = new dvp.VirtualImage(shop, 'own', { source: dvp.ImageSource.upload() });
new dvp.VirtualMachine(shop, 'web', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
  memory: Size.gibibytes(4),
  disks: [new dvp.VirtualDisk(shop, 'web-root', { source: dvp.DiskSource.image(own), size: Size.gibibytes(20) })],
});

// `npx cdk8s-dvp gitops` reads these directories; what it prints for each tool is in the directory gitops/
dvp.Staging.of(app).writeDirectories();
// for Argo CD
dvp.Staging.of(app).writeSyncWaves();

app.synth();
