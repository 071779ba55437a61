import { Chart, Size } from 'cdk8s';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { Cpu } from '../../src/values/cpu';
import { Machines } from '../../src/values/machines';
import { Topology } from '../../src/values/topology';
import { chartOf, refusalOf, rendered } from '../support';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const NODE = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

const machine = (chart: Chart, id: string) => new VirtualMachine(chart, id, {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1), memory: Size.gibibytes(1), disks: [VirtualDisk.fromDiskName(`${id}-root`)],
});

test('several are found by their labels together', () => {
  const chart = chartOf();
  const webs = ['web-a', 'web-b'].map(id => machine(chart, id));
  const both = Machines.of(...webs, webs[0]);
  const other = machine(chart, 'db');
  other.scheduling.near(both);
  other.scheduling.preferAwayFrom(5, both, Topology.ZONE);
  webs.forEach(web => web.scheduling.spreadOver(Topology.ZONE, both));
  const labelSelector = { matchExpressions: [{ key: 'cdk8s-dvp/virtual-machine', operator: 'In', values: ['web-a', 'web-b'] }] };
  const { virtualMachineAndPodAffinity, virtualMachineAndPodAntiAffinity } = rendered(other).spec.affinity;
  expect(virtualMachineAndPodAffinity[REQUIRED]).toEqual([{ topologyKey: NODE, labelSelector, namespaces: ['ns'] }]);
  expect(virtualMachineAndPodAntiAffinity[PREFERRED]).toEqual([
    { weight: 5, virtualMachineAndPodAffinityTerm: { topologyKey: ZONE, labelSelector, namespaces: ['ns'] } },
  ]);
  expect(webs.map(web => rendered(web).spec.topologySpreadConstraints[0].labelSelector)).toEqual([labelSelector, labelSelector]);
  expect(webs.map(web => rendered(web).metadata.labels)).toEqual([{ 'cdk8s-dvp/virtual-machine': 'web-a' }, { 'cdk8s-dvp/virtual-machine': 'web-b' }]);
});

test('those that need several selectors are avoided all, and cannot be near', () => {
  const chart = chartOf();
  const elsewhere = machine(new Chart(chart.node.root, 'other', { namespace: 'other' }), 'db');
  const both = Machines.of(machine(chart, 'db'), elsewhere);
  const web = machine(chart, 'web');
  web.scheduling.awayFrom(both);
  expect(rendered(web).spec.affinity.virtualMachineAndPodAntiAffinity[REQUIRED].map(({ namespaces }: any) => namespaces)).toEqual([['ns'], ['other']]);
  const refusal = (method: string) => `[test/web] ${method} needs machines that one selector can select, got machines that need 2, `
    + 'such as machines and a pool, or machines of several namespaces: give them a common label, and write Machines.labelled';
  expect(refusalOf(() => web.scheduling.near(both))).toBe(refusal('near'));
  expect(refusalOf(() => web.scheduling.spreadOver(Topology.ZONE, both))).toBe(refusal('spreadOver'));
});
