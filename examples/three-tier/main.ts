import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as dvp from 'cdk8s-dvp';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const debian = dvp.ClusterVirtualImage.fromClusterImageName('debian-12');

/** a machine of a tier: it shares no node with its twins, and together they are spread over the zones as evenly as can be */
function machine(tier: string, name: string, size: dvp.Sizing, ...packages: string[]): dvp.VirtualMachine {
  const init = new dvp.CloudInit();
  init.addUser('ops', { sudo: true, sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com'] });
  init.addPackages(...packages);

  const vm = new dvp.VirtualMachine(shop, name, {
    labels: { tier },
    vmClass: dvp.VirtualMachineClass.GENERIC,
    cpu: size.cpu,
    memory: size.memory,
    disks: [new dvp.VirtualDisk(shop, `${name}-root`, { source: dvp.DiskSource.clusterImage(debian), size: Size.gibibytes(15) })],
    provisioning: dvp.Provisioning.cloudInit(init),
  });
  const twins = dvp.Machines.labelled({ tier });
  vm.scheduling.awayFrom(twins);
  vm.scheduling.spreadOver(dvp.Topology.ZONE, twins, { whenUnsatisfiable: dvp.UnsatisfiableSpread.SCHEDULE_ANYWAY });
  return vm;
}

/** the machines of a tier are reached by these machines alone, and at this port */
function onlyFrom(machines: dvp.VirtualMachine[], tier: string, port: number): void {
  new kplus.NetworkPolicy(shop, `${tier}-policy`, {
    metadata: { name: tier },
    selector: kplus.Pods.select(shop, `${tier}-pods`, { labels: { tier } }),
    ingress: { rules: machines.map(peer => ({ peer, ports: [kplus.NetworkPolicyPort.tcp(port)] })) },
  });
}

const small = dvp.Sizing.of(2, Size.gibibytes(2), dvp.CoreFraction.percent(20));
const large = dvp.Sizing.of(4, Size.gibibytes(16), dvp.CoreFraction.percent(100));

// the web: one address for the three of them; the machines see the addresses of the clients
const web = ['web-a', 'web-b', 'web-c'].map(name => machine('web', name, small, 'nginx', 'prometheus-node-exporter'));
new dvp.ExposedService(shop, 'web', {
  selector: { tier: 'web' },
  ports: [dvp.Port.tcp(80, { name: 'http' }), dvp.Port.tcp(443, { name: 'https' })],
  loadBalancer: { className: 'public', addresses: ['192.168.2.100'] },
  externalTrafficPolicy: dvp.ExternalTrafficPolicy.LOCAL,
});
// what the guests measure of themselves; its name stands for each of the machines
new dvp.ExposedService(shop, 'web-metrics', {
  selector: { tier: 'web' },
  serviceType: dvp.ServiceType.HEADLESS,
  ports: [dvp.Port.tcp(9100, { name: 'metrics' })],
}).monitor('guests', { interval: Duration.seconds(60) });

// the application: reached from the web alone
const application = ['app-a', 'app-b'].map(name => machine('app', name, small, 'tomcat10'));
new dvp.ExposedService(shop, 'app', { selector: { tier: 'app' }, ports: [dvp.Port.tcp(8080)] });
onlyFrom(web, 'app', 8080);

// the database: no other machines than those of the application are let in; its data have a disk of their own, which outlives the machine.
// What PostgreSQL itself has to be told, such as to listen, is in the example postgres
const database = machine('db', 'db', large, 'postgresql');
database.mount(new dvp.VirtualDisk(shop, 'db-data', { size: Size.gibibytes(200), storageClassName: 'replicated' }), '/var/lib/postgresql');
database.exposeService('sql', { ports: [dvp.Port.tcp(5432)] });
onlyFrom(application, 'db', 5432);

app.synth();
