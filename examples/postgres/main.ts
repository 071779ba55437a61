import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as dvp from 'cdk8s-dvp';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

// the database is a machine: its data and its settings have a disk of their own, which outlives it
const init = new dvp.CloudInit();
init.addUser('ops', { sudo: true, sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com'] });
init.addPackages('postgresql');
// the disk is mounted by now, and the package is installed later: it creates the database on a new disk, and takes over the one of an earlier machine
init.addBootCommands('mountpoint -q /var/lib/postgresql && mkdir -p /var/lib/postgresql/etc && ln -sfn /var/lib/postgresql/etc /etc/postgresql');
init.addRunCommands(
  // in an earlier machine, the user may have had another number
  'chown -R postgres:postgres /var/lib/postgresql && systemctl restart postgresql',
  // Debian lets nobody in from outside
  'cd / && runuser -u postgres -- psql -c "ALTER SYSTEM SET listen_addresses = \'*\'"',
  'hba=$(runuser -u postgres -- psql -Atc \'SHOW hba_file\') && grep -q \'^host shop \' "$hba" || echo \'host shop shop all scram-sha-256\' >> "$hba"',
  'systemctl restart postgresql',
);
// the password is not in here. Once, in the machine: sudo -u postgres createuser --pwprompt shop; sudo -u postgres createdb --owner shop shop

const postgres = new dvp.VirtualMachine(shop, 'postgres', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(4, dvp.CoreFraction.percent(50)),
  memory: Size.gibibytes(8),
  disks: [
    new dvp.VirtualDisk(shop, 'postgres-root', {
      source: dvp.DiskSource.clusterImage(dvp.ClusterVirtualImage.fromClusterImageName('debian-12')),
      size: Size.gibibytes(20),
    }),
  ],
  provisioning: dvp.Provisioning.cloudInit(init),
});
const data = new dvp.VirtualDisk(shop, 'postgres-data', { size: Size.gibibytes(200), storageClassName: 'replicated' });
postgres.mount(data, '/var/lib/postgresql', { label: 'postgres' });
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

// nobody reaches the database but the application, and that at one port; the application stays free to connect elsewhere
postgres.connections.allowFrom(backend, { ports: [kplus.NetworkPolicyPort.tcp(5432)] });

app.synth();
