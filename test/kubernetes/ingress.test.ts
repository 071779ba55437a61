import { Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { ExposedService } from '../../src/kubernetes/exposed-service';
import { ExposeIngressOptions } from '../../src/kubernetes/ingress';
import { Cpu } from '../../src/values/cpu';
import { Port } from '../../src/values/port';
import { chartOf, refusalOf, rendered } from '../support';

const machine = (chart: Chart = chartOf()) => new VirtualMachine(chart, 'web', {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [VirtualDisk.fromDiskName('root')],
});
const service = (ports = [Port.tcp(8080)]) => new ExposedService(chartOf(), 'front', { selector: { tier: 'front' }, ports });
const host = 'shop.example.com';

const pathTo = (name: string, number: number, path = '/', pathType = 'Prefix') => ({ path, pathType, backend: { service: { name, port: { number } } } });

test.each<[string, Partial<ExposeIngressOptions>, object]>([
  ['the least', {}, { rules: [{ host, http: { paths: [pathTo('front', 8080)] } }] }],
  ['a path', { path: '/api', pathType: kplus.HttpIngressPathType.EXACT }, { rules: [{ host, http: { paths: [pathTo('front', 8080, '/api', 'Exact')] } }] }],
  ['any one name', { host: '*.example.com' }, { rules: [{ host: '*.example.com', http: { paths: [pathTo('front', 8080)] } }] }],
  ['a certificate and a class', { tlsSecretName: 'shop-tls', className: 'nginx' }, {
    ingressClassName: 'nginx',
    rules: [{ host, http: { paths: [pathTo('front', 8080)] } }],
    tls: [{ hosts: [host], secretName: 'shop-tls' }],
  }],
])('a Service leads %s', (_, options, spec) =>
  expect(rendered(service().exposeIngress('Site', { host, ...options }))).toEqual({
    apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'front-site', namespace: 'ns' }, spec,
  }));

test('one of several ports is named', () => {
  const both = () => service([Port.tcp(80, { name: 'http' }), Port.tcp(81, { name: 'admin' })]);
  expect(rendered(both().exposeIngress('site', { host, port: 81 })).spec.rules[0].http.paths).toEqual([pathTo('front', 81)]);
  expect(refusalOf(() => both().exposeIngress('site', { host }))).toBe("[test/front] the Service has the ports 80, 81: set 'port'");
});

test('more hosts and paths are added by cdk8s-plus', () => {
  const chart = chartOf();
  const ingress = machine(chart).exposeIngress('site', { host });
  ingress.addHostRule(host, '/api', kplus.IngressBackend.fromService(new kplus.Service(chart, 'api', { ports: [{ port: 8000 }], metadata: { name: 'api' } })));
  expect(rendered(ingress).spec.rules).toEqual([{ host, http: { paths: [pathTo('web-site', 80), pathTo('api', 8000, '/api')] } }]);
});

test('a machine gets the Service with it', () => {
  const chart = chartOf();
  const ingress = machine(chart).exposeIngress('Site', { host, port: 8080, labels: { team: 'shop' }, annotations: { 'nginx.ingress.kubernetes.io/app-root': '/shop' } });
  expect([ingress.name, ingress.node.path]).toEqual(['web-site', 'test/web/Site/Ingress']);
  const [, made, way] = Testing.synth(chart);
  expect([made, way]).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web-site', namespace: 'ns' },
      spec: { selector: { 'cdk8s-dvp/virtual-machine': 'web' }, ports: [{ port: 8080, targetPort: 8080, protocol: 'TCP' }] },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web-site', namespace: 'ns', labels: { team: 'shop' }, annotations: { 'nginx.ingress.kubernetes.io/app-root': '/shop' } },
      spec: { rules: [{ host, http: { paths: [pathTo('web-site', 8080)] } }] },
    },
  ]);
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
});

test('a name pins both objects', () => {
  const chart = chartOf();
  machine(chart).exposeIngress('site', { host, name: 'shop' });
  expect(Testing.synth(chart).map(({ metadata }) => metadata.name)).toEqual(['web', 'shop', 'shop']);
});

const NO_HOST = "[test/front] 'host' must be a DNS name in lower case, without scheme, port and path, got";

test.each<[string, any, string]>([
  ['a URL', { host: 'https://shop.example.com' }, `${NO_HOST} "https://shop.example.com": for example shop.example.com`],
  ['an address', { host: '10.0.0.1' }, `${NO_HOST} "10.0.0.1": for example shop.example.com`],
  ['a star in the middle', { host: 'shop.*.com' }, `${NO_HOST} "shop.*.com": for example shop.example.com`],
  ['no host', {}, "[test/front] 'host' is missing: set it, for example 'host.example.com'"],
  ['a path without a slash', { host, path: 'api' }, '[test/front] \'path\' must start with a slash, got "api": for example /shop'],
  ['an unknown port', { host, port: 81 }, "[test/front] the Service has port 8080, got 81: leave 'port' out, or write one of these"],
])('refuses %s', (_, options, message) => expect(refusalOf(() => service().exposeIngress('site', options))).toBe(message));

test('refuses missing options', () =>
  expect(refusalOf(() => machine().exposeIngress('site', undefined as any))).toBe("[test/web] 'host' is missing: set it, for example 'host.example.com'"));

test('refuses an invalid port', () =>
  expect(refusalOf(() => machine().exposeIngress('site', { host, port: 0 }))).toBe('[test/web/site] a port must be a whole number from 1 to 65535, got 0'));
