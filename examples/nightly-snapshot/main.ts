import { App, Chart, Cron, Duration, Size, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as dvp from 'cdk8s-dvp';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const init = new dvp.CloudInit();
// asks the file systems to hold still for the moment of a snapshot
init.installGuestAgent();

const orders = new dvp.VirtualMachine(shop, 'orders', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(50)),
  memory: Size.gibibytes(4),
  disks: [
    new dvp.VirtualDisk(shop, 'orders-root', {
      source: dvp.DiskSource.clusterImage(dvp.ClusterVirtualImage.fromClusterImageName('debian-12')),
      size: Size.gibibytes(20),
    }),
  ],
  provisioning: dvp.Provisioning.cloudInit(init),
});

// what is created each night. It is no object of this app, so it lives in another one, which checks it all the same
const template = new Chart(new App(), 'template', { namespace: shop.namespace });
new dvp.VirtualMachineSnapshot(template, 'nightly', {
  machine: dvp.VirtualMachine.fromMachineName(orders.machineName),
  generateName: 'orders-nightly-',
  // no tool syncs it, so there is nothing to keep a tool from
  removalPolicy: dvp.RemovalPolicy.DESTROY,
});
const manifest = new kplus.ConfigMap(shop, 'snapshot', {
  metadata: { name: 'orders-nightly-snapshot' },
  data: { 'snapshot.yaml': Yaml.stringify(...template.toJson()) },
});

// may create snapshots of machines in this namespace, and nothing else: no reading, and no deleting, so old ones stay until somebody removes them
const account = new kplus.ServiceAccount(shop, 'account', { metadata: { name: 'orders-nightly-snapshot' } });
const role = new kplus.Role(shop, 'role', { metadata: { name: 'create-machine-snapshots' } });
role.allow(['create'], kplus.ApiResource.custom({ apiGroup: 'virtualization.deckhouse.io', resourceType: 'virtualmachinesnapshots' }));
new kplus.RoleBinding(shop, 'binding', { role, metadata: { name: 'orders-nightly-snapshot' } }).addSubjects(account);

const job = new kplus.CronJob(shop, 'nightly', {
  metadata: { name: 'orders-nightly-snapshot' },
  schedule: new Cron({ hour: '2', minute: '30' }),
  startingDeadline: Duration.minutes(30),
  serviceAccount: account,
  automountServiceAccountToken: true,
});
job.addContainer({
  name: 'kubectl',
  // of the release of the cluster, or one beside it
  image: 'registry.k8s.io/kubectl:v1.34.1',
  command: ['/bin/kubectl', 'create', '-f', '/snapshot/snapshot.yaml'],
  securityContext: { user: 65532, group: 65532 },
  resources: {
    cpu: { request: kplus.Cpu.millis(50), limit: kplus.Cpu.millis(500) },
    memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
  },
  volumeMounts: [{ path: '/snapshot', volume: kplus.Volume.fromConfigMap(shop, 'manifest', manifest) }],
});

app.synth();
