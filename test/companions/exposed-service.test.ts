import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { ExposeServiceOptions, ExposedService } from '../../src/companions/exposed-service';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { Cpu } from '../../src/values/cpu';
import { ExternalTrafficPolicy, PortProtocol, ServiceType } from '../../src/values/service';
import { chartOf, refusalOf, rendered } from '../support';

const machine = (chart: Chart = chartOf()) => new VirtualMachine(chart, 'web', {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [VirtualDisk.fromDiskName('root')], labels: { tier: 'front' },
});
const expose = (options: any) => machine().exposeService('http', options);
const one = [{ port: 80 }];

const SELECTOR = { 'cdk8s-dvp/virtual-machine': 'web' };
const ONE = [{ port: 80, targetPort: 80, protocol: 'TCP' }];

test.each<[string, ExposeServiceOptions, object]>([
  ['the least', { ports: one }, { selector: SELECTOR, ports: ONE }],
  ['a type that is the default, where the author says it', { ports: one, serviceType: ServiceType.CLUSTER_IP }, { type: 'ClusterIP', selector: SELECTOR, ports: ONE }],
  ['another port of the machine', { ports: [{ port: 80, targetPort: 8080 }] }, { selector: SELECTOR, ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }] }],
  ['one port for two protocols', { ports: [{ name: 'udp', port: 53, protocol: PortProtocol.UDP }, { name: 'tcp', port: 53 }] }, {
    selector: SELECTOR,
    ports: [{ name: 'udp', port: 53, targetPort: 53, protocol: 'UDP' }, { name: 'tcp', port: 53, targetPort: 53, protocol: 'TCP' }],
  }],
  ['no address of its own', { serviceType: ServiceType.HEADLESS }, { clusterIP: 'None', selector: SELECTOR }],
  ['no address of its own, but a port', { serviceType: ServiceType.HEADLESS, ports: one, publishNotReadyAddresses: true },
    { clusterIP: 'None', publishNotReadyAddresses: true, selector: SELECTOR, ports: ONE }],
  ['a port of the nodes', { serviceType: ServiceType.NODE_PORT, externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, ports: [{ port: 80, nodePort: 30080 }] },
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

test('annotations and labels of the author stand beside those that are asked for, and win', () => {
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
  ['no port', { ports: [] }, "[test/web/http] a Service needs at least one port, got none: set 'ports', for example [{ port: 80 }]"],
  ['words that Kubernetes does not know', { serviceType: 'LB', ports: [{ port: 80, protocol: 'HTTP' }] }, `[test/web/http] 'protocol' is one of TCP, UDP, SCTP, got "HTTP"
[test/web/http] 'serviceType' is one of ClusterIP, Headless, NodePort, LoadBalancer, got "LB"`],
  ['no list of ports', {}, "[test/web/http] a Service needs at least one port, got none: set 'ports', for example [{ port: 80 }]"],
  ['a port without a list', { ports: { port: 80 } }, "[test/web/http] 'ports' is a list, got an object with port: write for example [{ port: 80 }]"],
  ['a number for a port', { ports: [80] }, "[test/web/http] 'ports[0]' is not what it should be, got a number: write for example { port: 80 }"],
  ['port 0', { ports: [{ port: 0 }] }, '[test/web/http] a port is a whole number from 1 to 65535, got 0'],
  ['a target out of range', { ports: [{ port: 80, targetPort: 65536 }] }, '[test/web/http] a port is a whole number from 1 to 65535, got 65536'],
  ['a target with a name', { ports: [{ port: 80, targetPort: 'http' }] }, `[test/web/http] a port is a whole number from 1 to 65535, got "http"
[test/web/http] 'targetPort' cannot be the name of a port: the pod of a machine has none, so write its number`],
  ['two ports without names', { ports: [{ port: 80 }, { port: 443 }] }, `[test/web/http] a Service with several ports needs a name for each, port 80 has none: set 'name'
[test/web/http] a Service with several ports needs a name for each, port 443 has none: set 'name'`],
  ['two ports of one name', { ports: [{ name: 'a', port: 80 }, { name: 'a', port: 81 }] }, '[test/web/http] two ports have the name "a": give each its own'],
  ['a port twice', { ports: [{ name: 'a', port: 80 }, { name: 'b', port: 80 }] }, '[test/web/http] port 80 TCP stands there twice: leave one out'],
  ['a port of the nodes twice', { serviceType: ServiceType.NODE_PORT, ports: [{ name: 'a', port: 80, nodePort: 30080 }, { name: 'b', port: 81, nodePort: 30080 }] },
    '[test/web/http] port 30080 TCP of the nodes stands there twice: give each port its own'],
  ['a port name that is none', { ports: [{ name: 'HTTP', port: 80 }] },
    '[test/web/http] the name of a port has up to 63 lower-case letters, digits and dashes, got "HTTP": write for example http'],
  ['a port of the nodes that nobody reaches', { ports: [{ port: 80, nodePort: 30080 }] },
    "[test/web/http] a port of the nodes needs a Service that is reached through them, got ClusterIP: set 'serviceType' to NODE_PORT, or leave 'nodePort' out"],
  ['a name that is none', { name: 'Web', ports: one },
    "[test/web/http] the name of a Service has up to 63 lower-case letters, digits and dashes and begins with a letter, got \"Web\": set 'name'"],
  ['a load balancer inside the cluster', { serviceType: ServiceType.CLUSTER_IP, loadBalancer: {}, ports: one },
    "[test/web/http] 'loadBalancer' is for a Service of type LoadBalancer, got ClusterIP: leave one of the two out"],
  ['traffic from outside that there is none of', { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, ports: one },
    "[test/web/http] 'externalTrafficPolicy' is for traffic from outside, which a Service of type ClusterIP has none of: set 'serviceType' to NODE_PORT or LOAD_BALANCER, or leave it out"],
  ['an address that is none', { loadBalancer: { addresses: ['192.168.2.300'] }, ports: one },
    '[test/web/http] an address of a load balancer is IPv4 in dotted form, got "192.168.2.300": write for example 192.168.2.100'],
  ['an address twice', { loadBalancer: { addresses: ['10.0.0.1', '10.0.0.1'] }, ports: one }, '[test/web/http] address 10.0.0.1 stands there twice: leave one out'],
  ['no address at all', { loadBalancer: { addressCount: 0 }, ports: one }, '[test/web/http] the count of addresses is a whole number from 1, got 0'],
  ['fewer addresses than are named', { loadBalancer: { addressCount: 1, addresses: ['10.0.0.1', '10.0.0.2'] }, ports: one },
    "[test/web/http] the Service would have 1 of the 2 addresses: raise 'addressCount', or leave it out"],
  ['empty words', { loadBalancer: { sharedAddressKey: '', className: '' }, ports: one },
    `[test/web/http] the key of a shared address is empty: write a word, or leave 'sharedAddressKey' out
[test/web/http] the name of a class of load balancers is empty: write it, or leave 'className' out`],
  ['a range that is none', { loadBalancer: { sourceRanges: ['203.0.113.7'] }, ports: one },
    '[test/web/http] a range of clients is an address and a number of bits, got "203.0.113.7": write for example 203.0.113.0/24'],
])('refuses %s', (_, options, message) => expect(refusalOf(() => expose(options))).toBe(message));

test('a Service for a group of machines selects by labels of the author', () => {
  const chart = chartOf();
  const service = new ExposedService(chart, 'front', { selector: { tier: 'front' }, ports: one });
  expect(rendered(service)).toEqual({
    apiVersion: 'v1', kind: 'Service', metadata: { name: 'front', namespace: 'ns' }, spec: { selector: { tier: 'front' }, ports: ONE },
  });
  expect([service.serviceName, service.namespace, service.ports]).toEqual(['front', 'ns', one]);
  expect(refusalOf(() => new ExposedService(chart, 'all', { selector: {}, ports: one })))
    .toBe("[test/all] a Service finds its machines by their labels, got none: set 'selector', for example { app: 'nginx' }");
});

test('who gives nothing is told all that is missing', () => {
  const missing = "a Service needs at least one port, got none: set 'ports', for example [{ port: 80 }]";
  expect(refusalOf(() => expose(undefined))).toBe(`[test/web/http] ${missing}`);
  expect(refusalOf(() => new ExposedService(chartOf(), 'all', undefined as any)))
    .toBe(`[test/all] a Service finds its machines by their labels, got none: set 'selector', for example { app: 'nginx' }\n[test/all] ${missing}`);
});

test('lists of the author are copied', () => {
  const ports = [{ port: 80 }];
  const selector: { [key: string]: string } = { tier: 'front' };
  const service = new ExposedService(chartOf(), 'front', { selector, ports });
  ports.push({ port: 443 });
  selector.more = 'not meant';
  expect(rendered(service).spec).toEqual({ selector: { tier: 'front' }, ports: ONE });
  expect(service.ports).toEqual(one);
});

test('what the library does not name goes through a patch, and synth twice is the same', () => {
  const chart = chartOf();
  const service = machine(chart).exposeService('http', { ports: one });
  ApiObject.of(service).addJsonPatch({ _toJson: () => ({ op: 'add', path: '/spec/sessionAffinity', value: 'ClientIP' }) } as any);
  expect(Testing.synth(chart).find(({ kind }) => kind === 'Service').spec.sessionAffinity).toBe('ClientIP');
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
});

test('whatever ports are given: refused, or as many come out, each once', () => {
  const port = fc.record({
    port: fc.integer({ min: -1, max: 4 }),
    name: fc.option(fc.constantFrom('a', 'b', 'C'), { nil: undefined }),
    protocol: fc.option(fc.constantFrom(...Object.values(PortProtocol)), { nil: undefined }),
  }, { requiredKeys: ['port'] });
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

test('what does not fit does not compile', () => {
  // @ts-expect-error a port of a machine has no name
  const named: ExposeServiceOptions = { ports: [{ port: 80, targetPort: 'http' }] };
  // @ts-expect-error a Service has one of four types
  const odd: ExposeServiceOptions = { ports: one, serviceType: 'ExternalName' };
  // @ts-expect-error a group has labels
  expect(() => new ExposedService(chartOf(), 'x', { ports: one })).toThrow();
  expect([named, odd]).toHaveLength(2);
});
