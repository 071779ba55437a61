import { App, Chart, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const root = new dvp.VirtualDisk(shop, 'web-root');
new dvp.VirtualMachine(shop, 'web', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(17),
  memory: Size.gibibytes(4),
  disks: [root],
});

app.synth();
