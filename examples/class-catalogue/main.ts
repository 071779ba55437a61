import { App, Chart, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';

const app = new App();

// for the platform team: what the cluster offers, one class for each purpose
const catalogue = new Chart(app, 'catalogue');
const percent = dvp.CoreFraction.percent;

// what a machine gets that names no class; small machines share cores, large ones do not
const general = new dvp.VirtualMachineClass(catalogue, 'general', {
  cpu: dvp.CpuModel.discovery(),
  isDefault: true,
  sizingPolicies: [
    {
      minCores: 1,
      maxCores: 4,
      minMemory: Size.gibibytes(1),
      maxMemory: Size.gibibytes(16),
      memoryStep: Size.mebibytes(512),
      coreFractions: [percent(10), percent(20), percent(50), dvp.CoreFraction.FULL],
      defaultCoreFraction: percent(20),
    },
    {
      minCores: 5,
      maxCores: 32,
      minMemoryPerCore: Size.gibibytes(1),
      maxMemoryPerCore: Size.gibibytes(4),
      coreFractions: [percent(50), dvp.CoreFraction.FULL],
      defaultCoreFraction: percent(50),
    },
  ],
});

// for databases: whole cores and much memory, on nodes that run nothing else
const memory = new dvp.VirtualMachineClass(catalogue, 'memory', {
  cpu: dvp.CpuModel.discovery(dvp.LabelQuery.equal('node.deckhouse.io/group', 'memory')),
  nodeSelector: { 'node.deckhouse.io/group': 'memory' },
  tolerations: [dvp.Toleration.taint('dedicated', { taintValue: 'memory', effect: dvp.TaintEffect.NO_SCHEDULE })],
  sizingPolicies: [
    {
      minCores: 4,
      maxCores: 64,
      coreStep: 4,
      minMemoryPerCore: Size.gibibytes(4),
      maxMemoryPerCore: Size.gibibytes(16),
      memoryStep: Size.gibibytes(1),
      coreFractions: [dvp.CoreFraction.FULL],
    },
  ],
});

// for what needs all that the processor has, and stays where it is
new dvp.VirtualMachineClass(catalogue, 'bare', {
  cpu: dvp.CpuModel.hostPassthrough(),
  nodes: [dvp.NodeQuery.exists('example.com/bare'), dvp.NodeQuery.noneOf('node.deckhouse.io/group', 'memory')],
});

// for a team: it says what it needs, and gets the smallest size that the class takes
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const disk = (id: string) => new dvp.VirtualDisk(shop, id, {
  source: dvp.DiskSource.clusterImage(dvp.ClusterVirtualImage.fromClusterImageName('debian-12')),
  size: Size.gibibytes(40),
});

// 17 cores do not spread over two sockets: 18 cores and 30Gi, of which the class guarantees the half
new dvp.VirtualMachine(shop, 'search', {
  vmClass: general,
  ...dvp.Sizing.smallestFor(general, { minCores: 17, minMemory: Size.gibibytes(30) }),
  disks: [disk('search-root')],
});

// 13 cores are off the steps, and 200Gi make 12.5Gi for each of 16: 16 cores and 208Gi
new dvp.VirtualMachine(shop, 'db', {
  vmClass: memory,
  ...dvp.Sizing.smallestFor(memory, { minCores: 13, minMemory: Size.gibibytes(200) }),
  disks: [disk('db-root')],
});

app.synth();
