import { spawnSync } from 'child_process';
import { Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { VirtualMachinePool } from '../../src/kinds/virtual-machine-pool';
import { CoreFraction } from '../../src/values/core-fraction';
import { Cpu } from '../../src/values/cpu';
import { PoolDisk } from '../../src/values/pool-disk';
import { Port } from '../../src/values/port';
import { chartOf, refusalOf, rendered } from '../support';
import { TSX } from '../tsx';

const machine = (chart: Chart, id = 'db') => new VirtualMachine(chart, id, {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [VirtualDisk.fromDiskName(`${id}-root`)],
});
const pool = (chart: Chart) => new VirtualMachinePool(chart, 'runners', {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2, CoreFraction.percent(20)), memory: Size.gibibytes(4), disks: [PoolDisk.ephemeral('root', { size: Size.gibibytes(10) })],
});
const deployment = (chart: Chart, id = 'app') => new kplus.Deployment(chart, id, { containers: [{ image: 'registry.example.com/app:1', portNumber: 8080 }] });
const { tcp, udp } = kplus.NetworkPolicyPort;
const SCTP = kplus.NetworkPolicyPort.of({ protocol: kplus.NetworkProtocol.SCTP });
const POSTGRES = { ports: [tcp(5432)] };
const PEER = { isolation: kplus.PodConnectionsIsolation.PEER };

const DB = { 'cdk8s-dvp/virtual-machine': 'db' };
const WEB = { 'cdk8s-dvp/virtual-machine': 'web' };
const APP = { 'cdk8s.io/metadata.addr': expect.any(String) };
const HERE = { matchLabels: { 'kubernetes.io/metadata.name': 'ns' } };
const peer = (matchLabels: object) => ({ podSelector: { matchLabels }, namespaceSelector: HERE });
const policies = (chart: Chart) => Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy').map(({ metadata, spec }) => [metadata.name, metadata.namespace, spec]);
const ingress = (name: string, pod: object, ...rules: object[]) => [name, 'ns', { podSelector: { matchLabels: pod }, policyTypes: ['Ingress'], ingress: rules }];
const DNS = {
  to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
  ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }, { protocol: 'UDP', port: 5353 }, { protocol: 'TCP', port: 5353 }],
};
const egress = (name: string, pod: object, ...rules: object[]) => [name, 'ns', { podSelector: { matchLabels: pod }, policyTypes: ['Egress'], egress: [...rules, DNS] }];
const TCP = (...ports: number[]) => ports.map(port => ({ protocol: 'TCP', port }));

test.each<[string, (chart: Chart) => void, object[]]>([
  ['a machine lets a workload in, which stays free to connect elsewhere', chart => machine(chart).connections.allowFrom(deployment(chart), POSTGRES),
    [ingress('db-ingress', DB, { from: [peer(APP)], ports: TCP(5432) })]],
  ['a machine lets another in', chart => machine(chart).connections.allowFrom(machine(chart, 'web'), POSTGRES),
    [ingress('db-ingress', DB, { from: [peer(WEB)], ports: TCP(5432) })]],
  ['a machine lets the machines of a pool in', chart => machine(chart).connections.allowFrom(pool(chart), POSTGRES),
    [ingress('db-ingress', DB, { from: [peer({ 'vmpool.virtualization.deckhouse.io/pool': 'runners' })], ports: TCP(5432) })]],
  ['all ports have no list of ports, which the API server would drop', chart => machine(chart).connections.allowFrom(machine(chart, 'web')),
    [ingress('db-ingress', DB, { from: [peer(WEB)] })]],
  ['a machine is let out to a workload, whose ports are known, and to DNS', chart => machine(chart).connections.allowTo(deployment(chart)),
    [egress('db-egress', DB, { to: [peer(APP)], ports: TCP(8080) })]],
  ['a machine is let out to another and to DNS', chart => machine(chart).connections.allowTo(machine(chart, 'web'), { ports: [tcp(80)] }),
    [egress('db-egress', DB, { to: [peer(WEB)], ports: TCP(80) })]],
  ['addresses outside', chart => machine(chart).connections.allowTo(kplus.NetworkPolicyIpBlock.ipv4(chart, 'block', '203.0.113.0/24')),
    [egress('db-egress', DB, { to: [{ ipBlock: { cidr: '203.0.113.0/24' } }] })]],
  ['addresses outside without some', chart => machine(chart).connections.allowTo(kplus.NetworkPolicyIpBlock.ipv4(chart, 'block', '10.0.0.7/8', ['10.1.0.0/16'])),
    [egress('db-egress', DB, { to: [{ ipBlock: { cidr: '10.0.0.7/8', except: ['10.1.0.0/16'] } }] })]],
  ['addresses of IPv6', chart => machine(chart).connections.allowFrom(kplus.NetworkPolicyIpBlock.ipv6(chart, 'block', '2001:db8::/32', ['2001:db8:1::/48'])),
    [ingress('db-ingress', DB, { from: [{ ipBlock: { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] } }] })]],
  ['the first and the last port', chart => machine(chart).connections.allowFrom(machine(chart, 'web'), { ports: [tcp(1), tcp(65535)] }),
    [ingress('db-ingress', DB, { from: [peer(WEB)], ports: TCP(1, 65535) })]],
  ['a port by its name', chart => machine(chart).connections.allowFrom(machine(chart, 'web'), { ports: [tcp('http' as any)] }),
    [ingress('db-ingress', DB, { from: [peer(WEB)], ports: [{ protocol: 'TCP', port: 'http' }] })]],
  ['the other side alone, which is a machine', chart => machine(chart).connections.allowFrom(machine(chart, 'web'), { ...POSTGRES, ...PEER }),
    [egress('web-egress', WEB, { to: [peer(DB)], ports: TCP(5432) })]],
  ['the other side alone, which is a workload that connects', chart => machine(chart).connections.allowFrom(deployment(chart), { ...POSTGRES, ...PEER }),
    [egress('app-egress-to-db', APP, { to: [peer(DB)], ports: TCP(5432) })]],
  ['the other side alone, which is a workload that is reached', chart => machine(chart).connections.allowTo(deployment(chart), PEER),
    [ingress('app-ingress-from-db', APP, { from: [peer(DB)], ports: TCP(8080) })]],
  ['nobody', chart => machine(chart).connections.isolate(), [
    ['db-ingress', 'ns', { podSelector: { matchLabels: DB }, policyTypes: ['Ingress'] }],
    ['db-egress', 'ns', { podSelector: { matchLabels: DB }, policyTypes: ['Egress'] }],
  ]],
  ['nobody but one', chart => {
    const { connections } = machine(chart);
    connections.isolate();
    connections.allowFrom(machine(chart, 'web'), POSTGRES);
  }, [
    ingress('db-ingress', DB, { from: [peer(WEB)], ports: TCP(5432) }),
    ['db-egress', 'ns', { podSelector: { matchLabels: DB }, policyTypes: ['Egress'] }],
  ]],
  ['a policy that the author makes', chart => {
    new kplus.NetworkPolicy(chart, 'policy', { selector: machine(chart), metadata: { name: 'own' } }).addIngressRule(machine(chart, 'web'), POSTGRES.ports);
  }, [['own', 'ns', { podSelector: { matchLabels: DB }, policyTypes: ['Ingress'], ingress: [{ from: [peer(WEB)], ports: [{ port: 5432, protocol: 'TCP' }] }] }]]],
])('%s', (_, build, expected) => {
  const chart = chartOf();
  build(chart);
  expect(policies(chart)).toEqual(expected);
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
});

test.each<[string, (db: VirtualMachine, web: VirtualMachine) => void, object[]]>([
  ['ports of a peer add up', (db, web) => {
    db.connections.allowFrom(web, { ports: [tcp(1)] });
    db.connections.allowFrom(web, { ports: [tcp(2)] });
  }, [{ from: [peer(WEB)], ports: TCP(1, 2) }]],
  ['a port twice is one port', (db, web) => {
    db.connections.allowFrom(web, { ports: [tcp(1), tcp(1)] });
    db.connections.allowFrom(web, { ports: [tcp(1)] });
  }, [{ from: [peer(WEB)], ports: TCP(1) }]],
  ['all ports include those before', (db, web) => {
    db.connections.allowFrom(web, { ports: [tcp(1)] });
    db.connections.allowFrom(web);
  }, [{ from: [peer(WEB)] }]],
  ['all ports stay all', (db, web) => {
    db.connections.allowFrom(web);
    db.connections.allowFrom(web, { ports: [tcp(1)] });
  }, [{ from: [peer(WEB)] }]],
  ['each peer has its own ports', (db, web) => {
    db.connections.allowFrom(web, { ports: [tcp(1)] });
    db.connections.allowFrom(db, { ports: [udp(2)] });
  }, [{ from: [peer(WEB)], ports: TCP(1) }, { from: [peer(DB)], ports: [{ protocol: 'UDP', port: 2 }] }]],
  ['ranges, and all ports of a protocol, for which cdk8s-plus writes port 0', (db, web) => db.connections.allowFrom(web, {
    ports: [kplus.NetworkPolicyPort.tcpRange(8000, 8100), kplus.NetworkPolicyPort.allUdp(), SCTP],
  }), [{ from: [peer(WEB)], ports: [{ protocol: 'TCP', port: 8000, endPort: 8100 }, { protocol: 'UDP' }, { protocol: 'SCTP' }] }]],
  ['pods of namespaces by label', (db, web) => db.connections.allowFrom(kplus.Namespaces.select(web, 'lab', { labels: { team: 'lab' } }), POSTGRES),
    [{ from: [{ podSelector: {}, namespaceSelector: { matchLabels: { team: 'lab' } } }], ports: TCP(5432) }]],
  ['pods of two namespaces', (db, web) => db.connections.allowFrom(kplus.Namespaces.select(web, 'two', { names: ['a', 'b'] }), POSTGRES),
    [{ from: ['a', 'b'].map(name => ({ podSelector: {}, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } })), ports: TCP(5432) }]],
])('%s', (_, build, expected) => {
  const chart = chartOf();
  build(machine(chart), machine(chart, 'web'));
  expect(policies(chart)).toEqual([ingress('db-ingress', DB, ...expected)]);
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

test('workloads of cdk8s-plus write their own policies', () => {
  const chart = chartOf();
  deployment(chart).connections.allowTo(machine(chart), { ...POSTGRES, isolation: kplus.PodConnectionsIsolation.PEER });
  expect(policies(chart).map(([,, spec]) => spec)).toEqual([
    { podSelector: { matchLabels: DB }, policyTypes: ['Ingress'], ingress: [{ from: [peer(APP)], ports: [{ port: 5432, protocol: 'TCP' }] }] },
  ]);
});

test('in another namespace, policies are made where the pods are', () => {
  const chart = chartOf();
  const other = new Chart(chart.node.root, 'other', { namespace: 'other' });
  const { connections } = machine(chart);
  connections.allowFrom(deployment(other), POSTGRES);
  connections.allowFrom(deployment(other, 'batch'), { ...POSTGRES, ...PEER });
  connections.allowTo(kplus.Pods.select(chart, 'both', { namespaces: kplus.Namespaces.select(chart, 'two', { names: ['a', 'b'] }), labels: { app: 'x' } }), PEER);
  expect(policies(chart).map(([name, namespace]) => [name, namespace])).toEqual([
    ['db-ingress', 'ns'], ['batch-egress-to-db', 'other'], ['both-ingress-from-db', 'a'], ['both-ingress-from-db', 'b'],
  ]);
});

test('peers with the same id have policies of their own', () => {
  const chart = chartOf();
  const second = new Chart(chart.node.root, 'second', { namespace: 'ns' });
  const { connections } = machine(chart);
  [deployment(chart), deployment(second)].forEach(app => connections.allowFrom(app, PEER));
  expect(policies(chart).map(([name]) => name)).toEqual(['app-egress-to-db', 'app-egress-to-db-2']);
});

test('a chart without a namespace has policies without one', () => {
  const chart = new Chart(Testing.app(), 'test');
  const { connections } = machine(chart);
  connections.allowFrom(deployment(chart), POSTGRES);
  connections.allowFrom(deployment(chart, 'batch'), { ...POSTGRES, ...PEER });
  expect(policies(chart)).toEqual([
    ['db-ingress', undefined, { podSelector: { matchLabels: DB }, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: { matchLabels: APP } }], ports: TCP(5432) }] }],
    ['batch-egress-to-db', undefined, { podSelector: { matchLabels: APP }, policyTypes: ['Egress'], egress: [{ to: [{ podSelector: { matchLabels: DB } }], ports: TCP(5432) }, DNS] }],
  ]);
});

const wrong = (value: unknown): any => value;
const { tcpRange } = kplus.NetworkPolicyPort;
const BLOCK = (cidr: string) => 'a block of addresses must be an address and bits, 0 to 32 for IPv4 or 0 to 128 for IPv6, '
  + `got "${cidr}": for example 203.0.113.0/24`;

test.each<[string, (db: VirtualMachine, chart: Chart) => void, string]>([
  ['no peer', db => db.connections.allowFrom(wrong(undefined)), "[test/db] 'peer' is missing: set it, for example a VirtualMachine"],
  ['a peer that is only a reference', db => db.connections.allowFrom(wrong(VirtualMachine.fromMachineName('web'))),
    "[test/db] 'peer' must be a NetworkPolicyPeer, got an object with machineName, namespace: for example a VirtualMachine"],
  ['a misspelled option', (db, chart) => db.connections.allowFrom(machine(chart, 'web'), wrong({ port: [tcp(1)] })),
    "[test/db] unknown property 'port': did you mean 'ports'?"],
  ['ports that are numbers', (db, chart) => db.connections.allowTo(machine(chart, 'web'), wrong({ ports: [5432] })),
    "[test/db] 'ports[0]' must be a NetworkPolicyPort, got a number: for example NetworkPolicyPort.tcp(5432)"],
  ['ports of a Service', (db, chart) => db.connections.allowTo(machine(chart, 'web'), wrong({ ports: [Port.tcp(5432)] })),
    "[test/db] 'ports[0]' must be a NetworkPolicyPort, got a Port: for example NetworkPolicyPort.tcp(5432)"],
  ['a port alone', (db, chart) => db.connections.allowFrom(machine(chart, 'web'), wrong({ ports: tcp(1) })),
    "[test/db] 'ports' must be a list, got a NetworkPolicyPort: for example [NetworkPolicyPort.tcp(5432)]"],
  ['an empty list of ports', (db, chart) => db.connections.allowFrom(machine(chart, 'web'), { ports: [] }),
    "[test/db] 'ports' must not be an empty list, which would open all ports: for example [NetworkPolicyPort.tcp(5432)], or leave it out to open all"],
  ['an unknown isolation', (db, chart) => db.connections.allowFrom(machine(chart, 'web'), wrong({ isolation: 'both' })),
    "[test/db] 'isolation' must be a PodConnectionsIsolation, got a string: write one of PodConnectionsIsolation.POD, PodConnectionsIsolation.PEER"],
  ['addresses that would get a policy', (db, chart) => db.connections.allowTo(kplus.NetworkPolicyIpBlock.anyIpv4(chart, 'any'), PEER),
    "[test/db] 'isolation' PEER needs a peer with pods, got a NetworkPolicyIpBlock: leave 'isolation' out, so that the machine gets the policy"],
  ['namespaces by label that would get a policy', (db, chart) => db.connections.allowFrom(kplus.Namespaces.select(chart, 'lab', { labels: { team: 'lab' } }), PEER),
    "[test/db] 'isolation' PEER needs a peer with the names of its namespaces, got namespaces selected by labels: leave 'isolation' out, so that the machine gets the policy"],
  ['a peer that selects nothing', db => db.connections.allowFrom(wrong({ toNetworkPolicyPeerConfig: () => ({}), toPodSelector: () => undefined })),
    "[test/db] 'peer' must select either pods or addresses, got neither: for example a VirtualMachine, a Deployment, or NetworkPolicyIpBlock.ipv4(chart, 'office', '203.0.113.0/24')"],
  ...([
    [tcp(70000), 'a port must be a number from 1 to 65535, got 70000: for example NetworkPolicyPort.tcp(5432)'],
    [tcp(0), 'a port must be a number from 1 to 65535, got 0: for example NetworkPolicyPort.tcp(5432)'],
    [tcp(-1), 'a port must be a number from 1 to 65535, got -1: for example NetworkPolicyPort.tcp(5432)'],
    [udp(1.5), 'a port must be a number from 1 to 65535, got 1.5: for example NetworkPolicyPort.tcp(5432)'],
    [tcp(wrong('5432')), 'a port must be a number from 1 to 65535, got the string "5432": for example NetworkPolicyPort.tcp(5432)'],
    [tcp(wrong('')), 'a port must be a number from 1 to 65535, got the string "": for example NetworkPolicyPort.tcp(5432)'],
    [tcpRange(9, 1), 'a range of ports must not end before it starts, got 9 to 1: for example NetworkPolicyPort.tcpRange(1, 9)'],
    [tcpRange(9, 70000), 'the end of a range of ports must be a number from 1 to 65535, got 70000: for example NetworkPolicyPort.tcpRange(8000, 8100)'],
    [tcpRange(0, 9), 'a port must be a number from 1 to 65535, got 0: for example NetworkPolicyPort.tcp(5432)'],
    [kplus.NetworkPolicyPort.of({ endPort: 9 }), 'a range of ports needs its first port as a number, got only its end 9: for example NetworkPolicyPort.tcpRange(8000, 8100)'],
  ] as const).map(([port, message]): [string, (db: VirtualMachine, chart: Chart) => void, string] =>
    [message, (db, chart) => db.connections.allowFrom(machine(chart, 'web'), { ports: [tcp(80), port] }), `[test/db] ${message}`]),
  ...([
    ['10.0.0.0/40', [], BLOCK('10.0.0.0/40')],
    ['300.0.0.0/8', [], BLOCK('300.0.0.0/8')],
    ['10.0.0.0/8', ['10.1.0.0/99'], BLOCK('10.1.0.0/99')],
    ['10.0.0.0/8', ['11.0.0.0/16'],
      'an exception of a block of addresses must be a smaller part of it, got "11.0.0.0/16" for "10.0.0.0/8": leave it out, or write a larger block'],
    ['10.0.0.0/8', ['10.0.0.0/8'],
      'an exception of a block of addresses must be a smaller part of it, got "10.0.0.0/8" for "10.0.0.0/8": leave it out, or write a larger block'],
  ] as const).map(([cidr, except, message]): [string, (db: VirtualMachine, chart: Chart) => void, string] =>
    [`${cidr} without ${except}`, (db, chart) => db.connections.allowTo(kplus.NetworkPolicyIpBlock.ipv4(chart, 'block', cidr, [...except])), `[test/db] ${message}`]),
  ['a block of IPv6 with too many bits', (db, chart) => db.connections.allowFrom(kplus.NetworkPolicyIpBlock.ipv6(chart, 'block', '2001:db8::/200')),
    `[test/db] ${BLOCK('2001:db8::/200')}`],
])('%s is refused', (_, act, expected) => {
  const chart = chartOf();
  expect(refusalOf(() => act(machine(chart), chart))).toBe(expected);
  expect(policies(chart)).toEqual([]);
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
    const { Chart, Size, Testing } = require('cdk8s');
    const dvp = require('./src');
    const loaded = () => Object.keys(require.cache).some(path => path.includes('cdk8s-plus-28'));
    const vm = new dvp.VirtualMachine(new Chart(Testing.app(), 'c'), 'vm', {
      vmClass: dvp.VirtualMachineClass.GENERIC, cpu: dvp.Cpu.cores(1), memory: Size.gibibytes(1), disks: [dvp.VirtualDisk.fromDiskName('root')],
    });
    vm.exposeService('http', { ports: [dvp.Port.tcp(80, { name: 'http' })] }).monitor('metrics');
    const before = loaded();
    vm.toPodSelectorConfig();
    console.log(before, loaded());`;
  const { stdout, stderr } = spawnSync(process.execPath, [...TSX, '-e', script], { cwd: `${__dirname}/../..`, encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: 'false true\n', stderr: '' });
}, 60_000);
