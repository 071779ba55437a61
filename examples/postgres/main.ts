import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as dvp from 'cdk8s-dvp';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

// the database is a machine: its data have a disk of their own, which outlives it
const init = new dvp.CloudInit();
init.addUser('ops', { sudo: true, sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com'] });
init.addPackages('postgresql');

const postgres = new dvp.VirtualMachine(shop, 'postgres', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(4, dvp.CoreFraction.percent(50)),
  memory: Size.gibibytes(8),
  disks: [
    new dvp.VirtualDisk(shop, 'postgres-root', {
      source: dvp.DiskSource.clusterImage(dvp.ClusterVirtualImage.fromClusterImageName('debian-12')),
      size: Size.gibibytes(20),
    }),
    new dvp.VirtualDisk(shop, 'postgres-data', { size: Size.gibibytes(200), storageClassName: 'replicated' }),
  ],
  provisioning: dvp.Provisioning.cloudInit(init),
});
const database = postgres.exposeService('db', { ports: [dvp.Port.tcp(5432, { name: 'postgres' })] });

// the application runs in containers beside it, and finds it by the name of the Service
const backend = new kplus.Deployment(shop, 'backend', {
  metadata: { name: 'backend' },
  replicas: 2,
  containers: [{
    image: 'registry.example.com/shop/backend:1.4.0',
    portNumber: 8080,
    envVariables: { DATABASE_HOST: kplus.EnvValue.fromValue(database.serviceName), DATABASE_PORT: kplus.EnvValue.fromValue('5432') },
  }],
});
backend.scheduling.separate(postgres);

// nobody reaches the database but the application, and that at one port
postgres.connections.allowFrom(backend, {
  ports: [kplus.NetworkPolicyPort.tcp(5432)],
  isolation: kplus.PodConnectionsIsolation.POD,
});

app.synth();
