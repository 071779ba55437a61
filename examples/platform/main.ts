import { App, Chart, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';

const app = new App();

// for the platform team: a Deckhouse cluster of three servers, each with an empty SSD, becomes one that runs machines
const chart = new Chart(app, 'platform');

// what is known of the cluster; checks use it
dvp.ClusterProfile.of({
  dvpRelease: '1.10.2',
  kubernetesVersion: '1.33',
  nodeGroups: [dvp.NodeGroupProfile.of('master', { nodes: 3 })],
  nodeAddresses: ['192.168.1.11', '192.168.1.12', '192.168.1.13'],
  podSubnetCidr: '10.111.0.0/16',
  serviceSubnetCidr: '10.222.0.0/16',
}).bind(app);

const platform = new dvp.VirtualizationPlatform(chart, 'platform', {
  storage: dvp.Storage.replicated({
    nodes: ['node-1', 'node-2', 'node-3'],
    blockDevices: [dvp.BlockDevices.rotational(false)],
    // snapshots need a thin pool
    thinPool: dvp.ThinPool.percent('thin', 90, { allocationLimit: 100 }),
  }),
  dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)),
  virtualMachineCidrs: ['10.66.10.0/24'],
  // applied when the module is ready: before that, nothing checks it
  featureGates: [dvp.FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION],
});

const general = platform.addClass('general', {
  cpu: dvp.CpuModel.discovery(),
  sizingPolicies: [{ minCores: 1, maxCores: 8, minMemoryPerCore: Size.gibibytes(1), maxMemoryPerCore: Size.gibibytes(8) }],
});

const small = dvp.Sizing.of(2, Size.gibibytes(4), dvp.CoreFraction.percent(20));
const project = platform.addProject('shop', {
  administrators: [dvp.Subject.group('shop-admins')],
  quota: dvp.MachineQuota.of({
    machines: [{ size: small, count: 5 }],
    storage: [{ storageClassName: platform.storageClassName, size: Size.gibibytes(500) }],
    disks: 10,
    addresses: 5,
  }),
});

// for the team of the shop: its first machine
const shop = new Chart(app, 'shop', { namespace: project.namespaceName });
const ubuntu = new dvp.VirtualImage(shop, 'ubuntu', {
  // pinned: the directory of a release never changes
  source: dvp.ImageSource.http('https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img'),
});
const init = new dvp.CloudInit();
init.addUser('ops', {
  sudo: true,
  // replace this by your public key
  sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com'],
});
new dvp.VirtualMachine(shop, 'web', {
  vmClass: general,
  ...small,
  disks: [new dvp.VirtualDisk(shop, 'web-root', { source: dvp.DiskSource.image(ubuntu), size: Size.gibibytes(20) })],
  provisioning: dvp.Provisioning.cloudInit(init),
});

app.synth();
