import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { VirtualMachinePool } from '../../src/kinds/virtual-machine-pool';
import { ExposeServiceOptions, ExposedService } from '../../src/kubernetes/exposed-service';
import { CoreFraction } from '../../src/values/core-fraction';
import { Cpu } from '../../src/values/cpu';
import { PoolDisk } from '../../src/values/pool-disk';
import { Port } from '../../src/values/port';
import { ExternalTrafficPolicy, ServiceType } from '../../src/values/service';
import { chartOf, refusalOf, rendered } from '../support';

const machine = (chart: Chart = chartOf()) => new VirtualMachine(chart, 'web', {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [VirtualDisk.fromDiskName('root')], labels: { tier: 'front' },
});
const expose = (options: any) => machine().exposeService('http', options);
const one = [Port.tcp(80)];
const EDGE = Port.tcp(80, { nodePort: 30080 });

const SELECTOR = { 'cdk8s-dvp/virtual-machine': 'web' };
const ONE = [{ port: 80, targetPort: 80, protocol: 'TCP' }];

test.each<[string, ExposeServiceOptions, object]>([
  ['the least', { ports: one }, { selector: SELECTOR, ports: ONE }],
  ['a type that is the default, where the author says it', { ports: one, serviceType: ServiceType.CLUSTER_IP }, { type: 'ClusterIP', selector: SELECTOR, ports: ONE }],
  ['another port of the machine', { ports: [Port.tcp(80, { targetPort: 8080 })] },
    { selector: SELECTOR, ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }] }],
  ['one port for two protocols', { ports: [Port.udp(53, { name: 'udp' }), Port.tcp(53, { name: 'tcp' })] }, {
    selector: SELECTOR,
    ports: [{ name: 'udp', port: 53, targetPort: 53, protocol: 'UDP' }, { name: 'tcp', port: 53, targetPort: 53, protocol: 'TCP' }],
  }],
  ['no address of its own', { serviceType: ServiceType.HEADLESS }, { clusterIP: 'None', selector: SELECTOR }],
  ['no address of its own, but a port', { serviceType: ServiceType.HEADLESS, ports: one, publishNotReadyAddresses: true },
    { clusterIP: 'None', publishNotReadyAddresses: true, selector: SELECTOR, ports: ONE }],
  ['a port of the nodes', { serviceType: ServiceType.NODE_PORT, externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, ports: [EDGE] },
    { type: 'NodePort', externalTrafficPolicy: 'Local', selector: SELECTOR, ports: [{ port: 80, targetPort: 80, protocol: 'TCP', nodePort: 30080 }] }],
  ['a load balancer', { serviceType: ServiceType.LOAD_BALANCER, ports: one }, { type: 'LoadBalancer', selector: SELECTOR, ports: ONE }],
  ['a load balancer that is asked for something', { loadBalancer: { className: 'public', sourceRanges: ['203.0.113.0/24', '2001:db8::/32'] }, ports: one },
    { type: 'LoadBalancer', loadBalancerClass: 'public', loadBalancerSourceRanges: ['203.0.113.0/24', '2001:db8::/32'], selector: SELECTOR, ports: ONE }],
])('renders %s', (_, options, spec) => expect(rendered(expose(options))).toEqual({
  apiVersion: 'v1', kind: 'Service', metadata: { name: 'web-http', namespace: 'ns' }, spec,
}));

test.each<[string, ExposeServiceOptions['loadBalancer'], object | undefined]>([
  ['nothing', {}, undefined],
  ['an address', { addresses: ['192.168.2.100'] }, { 'network.deckhouse.io/load-balancer-ips': '192.168.2.100' }],
  ['several addresses', { addresses: ['192.168.2.100', '192.168.2.101'] }, {
    'network.deckhouse.io/load-balancer-ips': '192.168.2.100,192.168.2.101',
    'network.deckhouse.io/l2-load-balancer-external-ips-count': '2',
  }],
  ['a count', { addressCount: 3 }, { 'network.deckhouse.io/l2-load-balancer-external-ips-count': '3' }],
  ['an address and free ones', { addresses: ['192.168.2.100'], addressCount: 2 }, {
    'network.deckhouse.io/load-balancer-ips': '192.168.2.100',
    'network.deckhouse.io/l2-load-balancer-external-ips-count': '2',
  }],
  ['a shared address', { sharedAddressKey: 'dns' }, { 'network.deckhouse.io/load-balancer-shared-ip-key': 'dns' }],
])('asks the load balancer of the platform for %s', (_, loadBalancer, annotations) =>
  expect(rendered(expose({ loadBalancer, ports: one })).metadata.annotations).toEqual(annotations));

test('annotations and labels of the user are added to the required ones, and take precedence', () => {
  const annotations = { 'pool': 'public', 'network.deckhouse.io/load-balancer-ips': '10.0.0.1' };
  const service = expose({ name: 'dns', labels: { team: 'shop' }, annotations, loadBalancer: { addresses: ['192.168.2.100'] }, ports: one });
  expect(rendered(service).metadata).toEqual({ name: 'dns', namespace: 'ns', labels: { team: 'shop' }, annotations });
});

test('selects the machine alone, by a label that the machine gets with it', () => {
  const vm = machine();
  expect(rendered(vm).metadata.labels).toEqual({ tier: 'front' });
  vm.exposeService('http', { ports: one });
  expect(rendered(vm).metadata.labels).toEqual({ tier: 'front', ...SELECTOR });
});

test.each<[string, any, string]>([
  ['no port', { ports: [] }, "[test/web/http] a Service needs at least one port: set 'ports', for example [Port.tcp(80)]"],
  ['words that Kubernetes does not know', { serviceType: 'LB', externalTrafficPolicy: 'Near', ports: one },
    `[test/web] 'serviceType' must be a ServiceType, got a string: write one of ServiceType.CLUSTER_IP, ServiceType.HEADLESS, ServiceType.NODE_PORT, ServiceType.LOAD_BALANCER
[test/web] 'externalTrafficPolicy' must be an ExternalTrafficPolicy, got a string: write one of ExternalTrafficPolicy.CLUSTER, ExternalTrafficPolicy.LOCAL`],
  ['no list of ports', {}, "[test/web/http] a Service needs at least one port: set 'ports', for example [Port.tcp(80)]"],
  ['a port without a list', { ports: Port.tcp(80) }, "[test/web] 'ports' must be a list, got a Port: for example [Port.tcp(80)]"],
  ['what is no port', { ports: [80, { port: 80 }, { number: 80 }, kplus.NetworkPolicyPort.tcp(80), undefined] },
    `[test/web] 'ports[0]' must be a Port, got a number: for example Port.tcp(80)
[test/web] 'ports[1]' must be a Port, got an object with port: for example Port.tcp(80)
[test/web] 'ports[2]' must be a Port, got an object with number: for example Port.tcp(80)
[test/web] 'ports[3]' must be a Port, got a NetworkPolicyPort: for example Port.tcp(80)
[test/web] 'ports[4]' must be a Port, got nothing: for example Port.tcp(80)`],
  ['port 0', { ports: [Port.tcp(0)] }, '[test/web/http] a port must be a whole number from 1 to 65535, got 0'],
  ['a target out of range', { ports: [Port.tcp(80, { targetPort: 65536 })] }, '[test/web/http] a port must be a whole number from 1 to 65535, got 65536'],
  ['two ports without names', { ports: [Port.tcp(80), Port.tcp(443)] },
    `[test/web/http] a Service with several ports needs a name for each port, port 80 has no name: set 'name'
[test/web/http] a Service with several ports needs a name for each port, port 443 has no name: set 'name'`],
  ['two ports of one name', { ports: [Port.tcp(80, { name: 'a' }), Port.tcp(81, { name: 'a' })] },
    '[test/web/http] two ports have the name "a": give each its own'],
  ['a port twice', { ports: [Port.tcp(80, { name: 'a' }), Port.tcp(80, { name: 'b' })] },
    '[test/web/http] port 80 TCP is given twice: leave one out'],
  ['a port of the nodes twice', {
    serviceType: ServiceType.NODE_PORT, ports: [Port.tcp(80, { name: 'a', nodePort: 30080 }), Port.tcp(81, { name: 'b', nodePort: 30080 })],
  },
  '[test/web/http] port 30080 TCP of the nodes is given twice: give each port its own'],
  ['a port name that is none', { ports: [Port.tcp(80, { name: 'HTTP' })] },
    '[test/web/http] the name of a port must have up to 63 lower-case letters, digits and dashes, got "HTTP": for example http'],
  ['a port of the nodes that nobody reaches', { ports: [EDGE] },
    "[test/web/http] 'nodePort' needs a Service of type NodePort or LoadBalancer, got ClusterIP: set 'serviceType' to NODE_PORT, or leave 'nodePort' out"],
  ['a name that is none', { name: 'Web', ports: one },
    "[test/web/http] the name of a Service must have up to 63 lower-case letters, digits and dashes, and start with a letter, got \"Web\": set 'name'"],
  ['a load balancer inside the cluster', { serviceType: ServiceType.CLUSTER_IP, loadBalancer: {}, ports: one },
    "[test/web/http] 'loadBalancer' needs a Service of type LoadBalancer, got ClusterIP: leave one of the two out"],
  ['traffic from outside that there is none of', { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, ports: one },
    "[test/web/http] 'externalTrafficPolicy' needs a Service of type NodePort or LoadBalancer, got ClusterIP: set 'serviceType' to NODE_PORT or LOAD_BALANCER, or leave it out"],
  ['an address that is none', { loadBalancer: { addresses: ['192.168.2.300'] }, ports: one },
    '[test/web/http] an address of a load balancer must be an IPv4 address, got "192.168.2.300": for example 192.168.2.100'],
  ['an address twice', { loadBalancer: { addresses: ['10.0.0.1', '10.0.0.1'] }, ports: one }, '[test/web/http] address 10.0.0.1 is given twice: leave one out'],
  ['no address at all', { loadBalancer: { addressCount: 0 }, ports: one }, "[test/web/http] 'addressCount' must be a whole number from 1, got 0"],
  ['fewer addresses than are named', { loadBalancer: { addressCount: 1, addresses: ['10.0.0.1', '10.0.0.2'] }, ports: one },
    "[test/web/http] the Service would get 1 of the 2 addresses: raise 'addressCount', or leave it out"],
  ['empty words', { loadBalancer: { sharedAddressKey: '', className: '' }, ports: one },
    `[test/web/http] 'sharedAddressKey' must not be empty: write a word, or leave it out
[test/web/http] 'className' must not be empty: write the name of a load balancer class, or leave it out`],
  ['a range that is none', { loadBalancer: { sourceRanges: ['203.0.113.7'] }, ports: one },
    '[test/web/http] a range of clients must be a network as address/bits, got "203.0.113.7": for example 203.0.113.0/24'],
])('refuses %s', (_, options, message) => expect(refusalOf(() => expose(options))).toBe(message));

test('a Service for a group of machines selects by labels of the user', () => {
  const chart = chartOf();
  const service = new ExposedService(chart, 'front', { selector: { tier: 'front' }, ports: one });
  expect(rendered(service)).toEqual({
    apiVersion: 'v1', kind: 'Service', metadata: { name: 'front', namespace: 'ns' }, spec: { selector: { tier: 'front' }, ports: ONE },
  });
  expect([service.serviceName, service.namespace, service.ports]).toEqual(['front', 'ns', one]);
  expect(refusalOf(() => new ExposedService(chart, 'all', { selector: {}, ports: one })))
    .toBe("[test/all] a Service needs its machines: set 'machines', for example [web], or 'selector', for example { app: 'nginx' }");
});

const vm = (chart: Chart, id: string) => new VirtualMachine(chart, id, {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1), memory: Size.gibibytes(1), disks: [VirtualDisk.fromDiskName(`${id}-root`)],
});
const pool = (chart: Chart) => new VirtualMachinePool(chart, 'runners', {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1, CoreFraction.FULL), memory: Size.gibibytes(1), disks: [PoolDisk.ephemeral('root', { size: Size.gibibytes(10) })],
});
const workload = (chart: Chart) => new kplus.Deployment(chart, 'app', { containers: [{ image: 'registry.example.com/app:1' }] });

describe('a Service for machines', () => {
  test('one has a label of its own', () => {
    const chart = chartOf();
    const web = vm(chart, 'web');
    expect(rendered(new ExposedService(chart, 'front', { machines: [web], ports: one })).spec.selector).toEqual({ 'cdk8s-dvp/virtual-machine': 'web' });
    expect(rendered(web).metadata.labels).toEqual({ 'cdk8s-dvp/virtual-machine': 'web' });
  });

  test('several get a label of the Service', () => {
    const chart = chartOf();
    const webs = ['web-a', 'web-b'].map(id => vm(chart, id));
    const label = { 'service.cdk8s-dvp/front': 'true' };
    expect(rendered(new ExposedService(chart, 'front', { machines: webs, ports: one })).spec.selector).toEqual(label);
    new ExposedService(chart, 'metrics', { machines: webs, ports: one });
    expect(webs.map(web => rendered(web).metadata.labels)).toEqual([0, 1].map(() => ({ ...label, 'service.cdk8s-dvp/metrics': 'true' })));
  });

  test('a pool and a workload have theirs', () => {
    const chart = chartOf();
    const [runners, app] = [pool(chart), workload(chart)];
    expect(rendered(new ExposedService(chart, 'ci', { machines: [runners], ports: one })).spec.selector).toEqual({ 'vmpool.virtualization.deckhouse.io/pool': 'runners' });
    expect(rendered(new ExposedService(chart, 'app-front', { machines: [app], ports: one })).spec.selector).toEqual(app.matchLabels);
  });

  test.each<[string, (chart: Chart, web: VirtualMachine) => any, string]>([
    ['machines and labels', (_, web) => ({ machines: [web], selector: { tier: 'front' } }), "[test/s] a Service needs either 'machines' or 'selector', got both: remove one"],
    ['no machine', () => ({ machines: [] }), "[test/s] 'machines' must not be an empty list: for example [web, api]"],
    ['a machine alone', (_, web) => ({ machines: web }), "[test/s] 'machines' must be a list, got a VirtualMachine: for example [web, api]"],
    ['a machine that is not in the app', () => ({ machines: [VirtualMachine.fromMachineName('web')] }),
      "[test/s] 'machines[0]' must be a PodSelector, got an object with machineName, namespace: for example a VirtualMachine"],
    ['a pool beside a machine', (chart, web) => ({ machines: [web, pool(chart)] }),
      "[test/s] a Service can select several machines, or else one pool or workload, got test/runners beside others: give them a common label, and set 'selector' to it"],
    ['pods by conditions', chart => ({ machines: [kplus.Pods.select(chart, 'pods', { expressions: [kplus.LabelExpression.exists('live')] })] }),
      "[test/s] a Service selects by labels that are equal, got conditions in test/pods: set 'selector'"],
    ['a machine of another namespace', (_, web) => ({ machines: [web], namespace: 'other' }),
      '[test/s] a Service selects machines of its own namespace other, got test/web of ns: put the Service into the namespace of the machines'],
    ['a workload of another namespace', chart => ({ machines: [workload(chart)], namespace: 'other' }),
      '[test/s] a Service selects machines of its own namespace other, got test/app of ns: put the Service into the namespace of the machines'],
  ])('refuses %s', (_, props, message) => {
    const chart = chartOf();
    expect(refusalOf(() => new ExposedService(chart, 's', { ports: one, ...props(chart, vm(chart, 'web')) }))).toBe(message);
  });
});

test('reports all that is missing', () => {
  expect(refusalOf(() => expose(undefined))).toBe("[test/web] 'options' is missing: set it, for example { name: … }");
  expect(refusalOf(() => new ExposedService(chartOf(), 'all', undefined as any)))
    .toBe(`[test/all] a Service needs its machines: set 'machines', for example [web], or 'selector', for example { app: 'nginx' }
[test/all] a Service needs at least one port: set 'ports', for example [Port.tcp(80)]`);
  expect(refusalOf(() => new ExposedService(chartOf(), 'all', { selector: {} })))
    .toBe(`[test/all] a Service needs its machines: set 'machines', for example [web], or 'selector', for example { app: 'nginx' }
[test/all] a Service needs at least one port: set 'ports', for example [Port.tcp(80)]`);
});

test('lists of the user are copied', () => {
  const ports = [...one];
  const selector: { [key: string]: string } = { tier: 'front' };
  const service = new ExposedService(chartOf(), 'front', { selector, ports });
  ports.push(Port.tcp(443));
  selector.more = 'not meant';
  expect(rendered(service).spec).toEqual({ selector: { tier: 'front' }, ports: ONE });
  expect(service.ports).toEqual(one);
});

test('a field without a property can be patched, and a second synth renders the same', () => {
  const chart = chartOf();
  const service = machine(chart).exposeService('http', { ports: one });
  ApiObject.of(service).addJsonPatch({ _toJson: () => ({ op: 'add', path: '/spec/sessionAffinity', value: 'ClientIP' }) } as any);
  expect(Testing.synth(chart).find(({ kind }) => kind === 'Service').spec.sessionAffinity).toBe('ClientIP');
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
});

test('any list of ports is refused, or rendered completely and without duplicates', () => {
  const port = fc.tuple(
    fc.constantFrom(Port.tcp, Port.udp, Port.sctp),
    fc.integer({ min: -1, max: 4 }),
    fc.option(fc.constantFrom('a', 'b', 'C'), { nil: undefined }),
  ).map(([of, number, name]) => of(number, { name }));
  fc.assert(fc.property(fc.array(port, { maxLength: 4 }), ports => {
    let spec: any;
    try {
      spec = rendered(expose({ ports })).spec;
    } catch {
      return;
    }
    expect(spec.ports).toHaveLength(ports.length);
    expect(new Set(spec.ports.map((out: any) => `${out.port}/${out.protocol}`)).size).toBe(ports.length);
    expect(ports.length === 1 || new Set(spec.ports.map((out: any) => out.name)).size === ports.length).toBe(true);
  }));
});

test('wrong types do not compile', () => {
  // @ts-expect-error a port is created by its factories
  const bare: ExposeServiceOptions = { ports: [{ port: 80 }] };
  // @ts-expect-error a Service has one of four types
  const odd: ExposeServiceOptions = { ports: one, serviceType: 'ExternalName' };
  // @ts-expect-error machines are a list
  expect(() => new ExposedService(chartOf(), 'x', { ports: one, machines: machine() })).toThrow();
  expect([bare, odd]).toHaveLength(2);
});
