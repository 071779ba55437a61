import { App, Chart, Duration, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const tier = { tier: 'web' };
const twins = dvp.Machines.labelled(tier);
const debian = dvp.ClusterVirtualImage.fromClusterImageName('debian-12');

const init = new dvp.CloudInit();
init.addUser('ops', { sudo: true, sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com'] });
init.addPackages('nginx', 'prometheus-node-exporter');

// three of a kind, each on a node of its own, and spread over the zones as evenly as can be
for (const name of ['web-a', 'web-b', 'web-c']) {
  const vm = new dvp.VirtualMachine(shop, name, {
    labels: tier,
    vmClass: dvp.VirtualMachineClass.GENERIC,
    cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
    memory: Size.gibibytes(2),
    disks: [new dvp.VirtualDisk(shop, `${name}-root`, { source: dvp.DiskSource.clusterImage(debian), size: Size.gibibytes(15) })],
    provisioning: dvp.Provisioning.cloudInit(init),
  });
  vm.scheduling.awayFrom(twins);
  vm.scheduling.spreadOver(dvp.Topology.ZONE, twins, { whenUnsatisfiable: dvp.UnsatisfiableSpread.SCHEDULE_ANYWAY });
}

// one address for the three of them; the machines see the addresses of the clients
new dvp.ExposedService(shop, 'web', {
  selector: tier,
  ports: [dvp.Port.tcp(80, { name: 'http' }), dvp.Port.tcp(443, { name: 'https' })],
  loadBalancer: { className: 'public', addresses: ['192.168.2.100'] },
  externalTrafficPolicy: dvp.ExternalTrafficPolicy.LOCAL,
});

// what the guests measure of themselves; its name stands for each of the machines
new dvp.ExposedService(shop, 'web-metrics', {
  selector: tier,
  serviceType: dvp.ServiceType.HEADLESS,
  ports: [dvp.Port.tcp(9100, { name: 'metrics' })],
}).monitor('guests', { interval: Duration.seconds(60) });

app.synth();
