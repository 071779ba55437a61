import { ApiObject, App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as dvp from 'cdk8s-dvp';

const app = new App();
const platform = new Chart(app, 'platform');
const classes = new Chart(app, 'classes');
const shop = new Chart(app, 'shop', { namespace: 'shop' });

// The cluster: facts for the checks
dvp.ClusterProfile.of({
  dvpRelease: '1.10.0',
  edition: dvp.DeckhouseEdition.EE,
  storageClasses: [dvp.StorageClassProfile.of('replicated', { isDefault: true })],
  zones: ['north', 'south'],
}).bind(app);

// The module: enables DVP, and is applied first, since the kinds of the other charts come with it
new dvp.VirtualizationModule(platform, 'virtualization', {
  dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50), { storageClassName: 'replicated' }),
  virtualMachineCidrs: ['10.66.10.0/24'],
});

// An image
const debian = new dvp.VirtualImage(shop, 'debian', {
  source: dvp.ImageSource.http('https://images.example.com/debian-12.qcow2', {
    checksum: dvp.Checksum.sha256('0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'),
  }),
});

// Disks: from an image, blank, and existing
const root = new dvp.VirtualDisk(shop, 'web-root', { source: dvp.DiskSource.image(debian), size: Size.gibibytes(20) });
const data = new dvp.VirtualDisk(shop, 'web-data', { size: Size.gibibytes(100), storageClassName: 'replicated' });
const old = dvp.VirtualDisk.fromDiskName('worker-root');

// A machine with cloud-init
const init = new dvp.CloudInit({ timezone: 'Etc/UTC' });
init.addUser('ops', {
  sudo: true,
  sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com'],
});
init.addPackages('nginx', 'curl');
init.addFile('/etc/motd', 'welcome\n', { permissions: '0644' });

const web = new dvp.VirtualMachine(shop, 'web', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(50)),
  memory: Size.gibibytes(4),
  disks: [root],
  provisioning: dvp.Provisioning.cloudInit(init),
  runPolicy: dvp.RunPolicy.ALWAYS_ON,
});
web.mount(data, '/srv/www');

// Sizing: the smallest size that the policies of a class allow
const general = new dvp.VirtualMachineClass(classes, 'general', {
  cpu: dvp.CpuModel.discovery(),
  sizingPolicies: [{
    minCores: 1,
    maxCores: 8,
    coreFractions: [dvp.CoreFraction.percent(50), dvp.CoreFraction.percent(100)],
    minMemory: Size.gibibytes(1),
    maxMemory: Size.gibibytes(32),
  }],
});
const size = dvp.Sizing.smallestFor(general, { minCores: 3, minMemory: Size.gibibytes(6) });
const worker = new dvp.VirtualMachine(shop, 'worker', {
  vmClass: general,
  cpu: size.cpu,
  memory: size.memory,
  disks: [old],
});

// Placement
worker.scheduling.awayFrom(dvp.Machines.of(web));
worker.scheduling.onNodesWith(dvp.NodeQuery.anyOf('topology.kubernetes.io/zone', 'north', 'south'));
worker.scheduling.preferNodesWith(50, dvp.NodeQuery.label('disktype', 'ssd'));
worker.scheduling.tolerate('dedicated', { taintValue: 'machines', effect: dvp.TaintEffect.NO_SCHEDULE });

// Network: a Service, an Ingress, and a second interface
web.exposeService('http', { ports: [dvp.Port.tcp(80)] });
web.exposeIngress('site', { host: 'shop.example.com', port: 80 });
worker.connect(dvp.VmNetwork.MAIN, dvp.VmNetwork.network('backup'));

// A snapshot
const before = web.snapshot('before-upgrade', { keepIpAddress: false });

// An operation: it happens once, and is written to a file of its own
worker.restart('kernel-2026-11', { force: true });

// A pool: it grows and shrinks with its load, and its machines may reach another one
const runners = new dvp.VirtualMachinePool(shop, 'runners', {
  vmClass: general,
  cpu: dvp.Cpu.cores(4, dvp.CoreFraction.percent(50)),
  memory: Size.gibibytes(8),
  disks: [
    dvp.PoolDisk.ephemeral('root', { source: dvp.DiskSource.image(debian), size: Size.gibibytes(30) }),
    dvp.PoolDisk.reusable('cache', { size: Size.gibibytes(50), keep: 3, ttl: Duration.hours(1) }),
  ],
});
runners.autoscale('autoscaler', { minReplicas: 2, maxReplicas: 20, cpuPercent: 120 });
web.connections.allowFrom(runners, { ports: [kplus.NetworkPolicyPort.tcp(80)] });

// A stage: the pool is applied after everything else
dvp.Staging.of(runners).set(dvp.Stage.custom(96, 'pools'));

// A grant: who may use a machine
web.grant(dvp.Subject.group('ops'), dvp.VmAction.CONSOLE, dvp.VmAction.PORT_FORWARD);

// Any field, any object: a JSON patch sets any field, a generated class writes any object
ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/terminationGracePeriodSeconds', 90));
new dvp.l1.KubeVirtualMachineMacAddress(shop, 'mac', { metadata: { name: 'web-mac' }, spec: { address: '02:00:00:00:00:01' } });

// A finding: acknowledge a finding, with a reason
dvp.Admission.of(before).acknowledge('VMS-03', 'the machine has been there for a year');
dvp.Admission.of(runners).acknowledge('VMP-33', 'after the first apply: kubectl scale virtualmachinepool/runners -n shop --replicas=2');

app.synth();
