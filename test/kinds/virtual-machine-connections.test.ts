import { spawnSync } from 'child_process';
import { Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { Cpu } from '../../src/values/cpu';
import { chartOf, refusalOf, rendered } from '../support';

const machine = (chart: Chart, id = 'db') => new VirtualMachine(chart, id, {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [VirtualDisk.fromDiskName(`${id}-root`)],
});
const deployment = (chart: Chart) => new kplus.Deployment(chart, 'app', { containers: [{ image: 'registry.example.com/app:1', portNumber: 8080 }] });
const POSTGRES = { ports: [kplus.NetworkPolicyPort.tcp(5432)] };

const DB = { 'cdk8s-dvp/virtual-machine': 'db' };
const APP = { 'cdk8s.io/metadata.addr': expect.any(String) };
const HERE = { matchLabels: { 'kubernetes.io/metadata.name': 'ns' } };
const peer = (matchLabels: object) => ({ podSelector: { matchLabels }, namespaceSelector: HERE });
const policies = (chart: Chart) => Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy').map(({ metadata, spec }) => [metadata.namespace, spec]);
const into = (pod: object, from: object, ports: object[]) => ['ns', { podSelector: { matchLabels: pod }, policyTypes: ['Ingress'], ingress: [{ from: [peer(from)], ports }] }];
const outOf = (pod: object, to: object, ports: object[]) => ['ns', { podSelector: { matchLabels: pod }, policyTypes: ['Egress'], egress: [{ to: [peer(to)], ports }] }];
const TCP = (port: number) => [{ port, protocol: 'TCP' }];

test.each<[string, (chart: Chart) => void, object[]]>([
  ['a machine lets a workload in', chart => machine(chart).connections.allowFrom(deployment(chart), POSTGRES), [into(DB, APP, TCP(5432)), outOf(APP, DB, TCP(5432))]],
  ['a workload is let out to a machine', chart => deployment(chart).connections.allowTo(machine(chart), POSTGRES), [outOf(APP, DB, TCP(5432)), into(DB, APP, TCP(5432))]],
  ['a machine is let out to a workload, whose ports are known', chart => machine(chart).connections.allowTo(deployment(chart)), [outOf(DB, APP, TCP(8080)), into(APP, DB, TCP(8080))]],
  ['a workload lets a machine in', chart => deployment(chart).connections.allowFrom(machine(chart)), [into(APP, DB, TCP(8080)), outOf(DB, APP, TCP(8080))]],
  ['a machine lets another in', chart => machine(chart).connections.allowFrom(machine(chart, 'web'), POSTGRES),
    [into(DB, { 'cdk8s-dvp/virtual-machine': 'web' }, TCP(5432)), outOf({ 'cdk8s-dvp/virtual-machine': 'web' }, DB, TCP(5432))]],
  ['one side alone', chart => machine(chart).connections.allowFrom(deployment(chart), { ...POSTGRES, isolation: kplus.PodConnectionsIsolation.POD }), [into(DB, APP, TCP(5432))]],
  ['addresses outside', chart => machine(chart).connections.allowTo(kplus.NetworkPolicyIpBlock.ipv4(chart, 'block', '203.0.113.0/24')),
    [['ns', { podSelector: { matchLabels: DB }, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [] }] }]]],
  ['nobody', chart => machine(chart).connections.isolate(), [['ns', { podSelector: { matchLabels: DB }, policyTypes: ['Egress', 'Ingress'] }]]],
  ['a policy that the author makes', chart => {
    new kplus.NetworkPolicy(chart, 'policy', { selector: machine(chart) }).addIngressRule(machine(chart, 'web'), POSTGRES.ports);
  }, [into(DB, { 'cdk8s-dvp/virtual-machine': 'web' }, TCP(5432))]],
])('%s', (_, build, expected) => {
  const chart = chartOf();
  build(chart);
  expect(policies(chart)).toEqual(expected);
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  expect(rendered(chart.node.findChild('db')).metadata.labels).toEqual(DB);
});

test('a Service of cdk8s-plus finds the machine', () => {
  const chart = chartOf();
  expect(rendered(new kplus.Service(chart, 'postgres', { selector: machine(chart), ports: [{ port: 5432 }] })).spec)
    .toEqual({ type: 'ClusterIP', externalIPs: [], selector: DB, ports: [{ port: 5432 }] });
});

test('a workload keeps away from the machine', () => {
  const chart = chartOf();
  const app = deployment(chart);
  app.scheduling.separate(machine(chart));
  expect(rendered(app).spec.template.spec.affinity.podAntiAffinity).toEqual({
    requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: DB }, namespaces: ['ns'], topologyKey: 'kubernetes.io/hostname' }],
  });
});

test('in another namespace, policies are made where the pods are', () => {
  const chart = chartOf();
  const other = new Chart(chart.node.root, 'other', { namespace: 'other' });
  machine(chart).connections.allowFrom(deployment(other), POSTGRES);
  expect(policies(chart).map(([namespace]) => namespace)).toEqual(['ns', 'other']);
});

test('a chart without a namespace has policies without one', () => {
  const chart = new Chart(Testing.app(), 'test');
  machine(chart).connections.allowFrom(deployment(chart), POSTGRES);
  expect(policies(chart)).toEqual([
    [undefined, { podSelector: { matchLabels: DB }, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: { matchLabels: APP } }], ports: TCP(5432) }] }],
    [undefined, { podSelector: { matchLabels: APP }, policyTypes: ['Egress'], egress: [{ to: [{ podSelector: { matchLabels: DB } }], ports: TCP(5432) }] }],
  ]);
});

test('cdk8s-plus refuses a second rule between the same pods', () => {
  const chart = chartOf();
  const [db, app] = [machine(chart), deployment(chart)];
  db.connections.allowFrom(app, POSTGRES);
  expect(refusalOf(() => db.connections.allowFrom(app, POSTGRES))).toContain('There is already a Construct with name');
});

test('connections are created once, and add no label before they are used', () => {
  const vm = machine(chartOf());
  expect(vm.connections).toBe(vm.connections);
  expect(rendered(vm).metadata.labels).toBeUndefined();
  expect(vm.toPodSelector()).toBe(vm);
  expect(vm.toNetworkPolicyPeerConfig()).toEqual({ podSelector: vm.toPodSelectorConfig() });
});

test('cdk8s-plus loads when the first machine is selected by it, not before', () => {
  const script = `
    require('ts-node').register({ transpileOnly: true });
    const { Chart, Size, Testing } = require('cdk8s');
    const dvp = require('./src');
    const loaded = () => Object.keys(require.cache).some(path => path.includes('cdk8s-plus-28'));
    const vm = new dvp.VirtualMachine(new Chart(Testing.app(), 'c'), 'vm', {
      vmClass: dvp.VirtualMachineClass.GENERIC, cpu: dvp.Cpu.cores(1), memory: Size.gibibytes(1), disks: [dvp.VirtualDisk.fromDiskName('root')],
    });
    vm.exposeService('http', { ports: [dvp.Port.tcp(80, { name: 'http' })] }).monitor('metrics');
    const before = loaded();
    vm.connections;
    console.log(before, loaded());`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: `${__dirname}/../..`, encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: 'false true\n', stderr: '' });
}, 60_000);
