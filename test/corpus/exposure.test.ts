import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { corpusTest, covers, filesOf, read } from './corpus';
import { NetworkIPAddress } from '../../src/kinds/network-ip-address';
import { VirtualMachineIPAddress } from '../../src/kinds/virtual-machine-ip-address';
import { ExposedService, ExposedServiceProps } from '../../src/kubernetes/exposed-service';
import { Port } from '../../src/values/port';
import { ServiceType } from '../../src/values/service';
import { VmNetwork } from '../../src/values/vm-network';
import { chartOf, refusalOf } from '../support';

const NGINX = { app: 'nginx' };
const web = [Port.tcp(80)];
const service = (id: string, props: Omit<ExposedServiceProps, 'selector'>, selector: { [key: string]: string } = NGINX) =>
  (chart: Chart) => new ExposedService(chart, id, { selector, ...props });

// the only one that Kubernetes refuses: no Service but a headless one goes without ports
const WITHOUT_PORTS = '023-user-guide-2739-Service-http.yaml';

const SERVICES: Record<string, (chart: Chart) => IConstruct> = {
  '022-user-guide-2716-Service-http.yaml': service('http', { serviceType: ServiceType.HEADLESS }),
  [WITHOUT_PORTS]: service('http', {}),
  '024-user-guide-2767-Service-linux-vm-nginx-nodeport.yaml': service('linux-vm-nginx-nodeport', {
    serviceType: ServiceType.NODE_PORT, ports: [Port.tcp(80, { nodePort: 31880 })],
  }),
  '025-user-guide-2796-Service-linux-vm-nginx-lb.yaml': service('linux-vm-nginx-lb', { serviceType: ServiceType.LOAD_BALANCER, ports: web }),
  '026-user-guide-2824-Service-linux-vm-nginx.yaml': service('linux-vm-nginx', { ports: web }),
  '074-faq-897-Service-frontend-0-svc.yaml': service('frontend-0-svc', {
    loadBalancer: {}, ports: [Port.tcp(2211, { name: 'ssh', targetPort: 22 }), Port.tcp(80, { name: 'http' }), Port.tcp(443, { name: 'https' })],
  }, { vm: 'frontend-0' }),
};

const { [WITHOUT_PORTS]: refused, ...accepted } = SERVICES;
covers('Service', accepted, [WITHOUT_PORTS]);

corpusTest('a Service of the guides that Kubernetes refuses is refused at once', () => {
  expect(filesOf('Service', 'valid')).toContain(WITHOUT_PORTS);
  expect(read(WITHOUT_PORTS).spec.ports).toBeUndefined();
  expect(refusalOf(() => refused(chartOf())))
    .toBe("[test/http] a Service needs at least one port: set 'ports', for example [Port.tcp(80)]");
});

covers('Ingress', {
  '027-user-guide-2843-Ingress-linux-vm.yaml': chart =>
    new ExposedService(chart, 'linux-vm-nginx', { selector: NGINX, ports: web }).exposeIngress('Site', { name: 'linux-vm', host: 'linux-vm.example.com' }),
});

covers('IPAddress', {
  '033-user-guide-3723-IPAddress-my-static-ip.yaml': chart =>
    new NetworkIPAddress(chart, 'my-static-ip', { network: VmNetwork.clusterNetwork('corp-net'), address: '192.168.200.42' }),
});

const customIp = (chart: Chart) => new VirtualMachineIPAddress(chart, 'linux-vm-custom-ip', { address: '10.66.20.77' });

covers('VirtualMachineIPAddress', {
  '031-user-guide-3476-VirtualMachineIPAddress-linux-vm-custom-ip.yaml': customIp,
  '032-user-guide-3528-VirtualMachineIPAddress-linux-vm-custom-ip.yaml': customIp,
});
