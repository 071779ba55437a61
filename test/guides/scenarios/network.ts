import * as kplus from 'cdk8s-plus-28';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';

export const scenarios: Scenarios = {
  46: {
    wants: 'machines that can connect only to each other',
    write: ({ vm, db }) => {
      vm.metadata.addLabel('app', 'nginx');
      db.connections.allowFrom(vm, { ports: [kplus.NetworkPolicyPort.tcp(5432)] });
    },
  },
  47: {
    wants: 'a DNS name for the addresses of machines',
    write: ({ vm }) => {
      vm.exposeService('dns', { serviceType: dvp.ServiceType.HEADLESS });
    },
  },
  48: {
    wants: 'a port inside the cluster, of one machine or of several',
    write: ({ chart, vm }) => {
      vm.exposeService('http', { ports: [dvp.Port.tcp(80)] });
      vm.metadata.addLabel('app', 'nginx');
      new dvp.ExposedService(chart, 'front', { selector: { app: 'nginx' }, ports: [dvp.Port.tcp(80)] });
    },
    throws: {
      'at least one port': ({ vm }) => vm.exposeService('http', {}),
      'selector': ({ chart }) => new dvp.ExposedService(chart, 'front', { selector: {}, ports: [dvp.Port.tcp(80)] }),
    },
  },
  49: {
    wants: 'a port of every node',
    write: ({ vm }) => {
      vm.exposeService('edge', { serviceType: dvp.ServiceType.NODE_PORT, ports: [dvp.Port.tcp(80, { nodePort: 31880 })] });
    },
    throws: {
      'from 1 to 65535': ({ vm }) =>
        vm.exposeService('edge', { serviceType: dvp.ServiceType.NODE_PORT, ports: [dvp.Port.tcp(80, { nodePort: 318800 })] }),
      'NODE_PORT': ({ vm }) => vm.exposeService('edge', { ports: [dvp.Port.tcp(80, { nodePort: 31880 })] }),
    },
  },
  50: {
    wants: 'a load balancer',
    write: ({ vm }) => {
      vm.exposeService('public', {
        loadBalancer: {},
        ports: [dvp.Port.tcp(80, { name: 'http' }), dvp.Port.tcp(2211, { name: 'ssh', targetPort: 22 })],
      });
    },
    throws: { 'needs a name': ({ vm }) => vm.exposeService('public', { loadBalancer: {}, ports: [dvp.Port.tcp(80), dvp.Port.tcp(443)] }) },
  },
  51: {
    wants: 'a web site with its own host name',
    write: ({ vm }) => {
      vm.exposeIngress('site', { host: 'shop.example.com', port: 8080, tlsSecretName: 'shop-tls' });
    },
    throws: { 'DNS name': ({ vm }) => vm.exposeIngress('site', { host: 'https://shop.example.com' }) },
  },
  68: {
    wants: 'ranges for the addresses of machines',
    write: ({ chart, dvcr }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.80.0.0/24', '10.80.1.0/24'] });
    },
    refuses: {
      'MC-13': ({ chart, dvcr }) => new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.80.0.0/16', '10.80.1.0/24'] }),
      'MC-15': ({ app, chart, dvcr }) => {
        dvp.ClusterProfile.of({ nodeAddresses: ['10.80.0.7'] }).bind(app);
        new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.80.0.0/24'] });
      },
      'MC-16': ({ app, chart, dvcr }) => {
        dvp.ClusterProfile.of({ podSubnetCidr: '10.80.0.0/16', serviceSubnetCidr: '10.222.0.0/16' }).bind(app);
        new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.80.0.0/24'] });
      },
    },
  },
  69: {
    wants: 'a machine with a certain address',
    write: ({ chart, base }) => {
      const ipAddress = new dvp.VirtualMachineIPAddress(chart, 'front', { address: '10.80.1.50' });
      new dvp.VirtualMachine(chart, 'fixed', { ...base, ipAddress });
    },
    refuses: {
      'IP-05': ({ chart }) => new dvp.VirtualMachineIPAddress(chart, 'front', { address: 'fd00::50' }),
      'IP-06': ({ chart, dvcr }) => {
        new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.80.1.0/24'] });
        new dvp.VirtualMachineIPAddress(chart, 'front', { address: '10.80.1.255' });
      },
      'IP-07': ({ chart }) => ['front', 'back'].forEach(id => new dvp.VirtualMachineIPAddress(chart, id, { address: '10.80.1.50' })),
    },
  },
  70: {
    wants: 'an address that stays when its machine is deleted',
    write: ({ chart, base }) => {
      // any free address, reserved from the start; an existing one is VirtualMachineIPAddress.fromIpAddressName('web-ip')
      const ipAddress = new dvp.VirtualMachineIPAddress(chart, 'kept');
      new dvp.VirtualMachine(chart, 'machine', { ...base, ipAddress });
    },
    refuses: {
      'VM-60': ({ chart, base }) => ['one', 'two'].forEach(id =>
        new dvp.VirtualMachine(chart, id, { ...base, disks: [dvp.VirtualDisk.fromDiskName(id)], ipAddress: dvp.VirtualMachineIPAddress.fromIpAddressName('web-ip') })),
    },
  },
  71: {
    wants: 'additional networks',
    write: ({ chart, vm }) => {
      const macAddress = new dvp.VirtualMachineMACAddress(chart, 'web-app', { address: '5e:e6:19:00:00:01' });
      vm.connect(dvp.VmNetwork.network('app-net', { macAddress }), dvp.VmNetwork.clusterNetwork('office-net'));
    },
    refuses: {
      'VM-62': ({ vm }) => vm.connect(dvp.VmNetwork.network('app-net'), dvp.VmNetwork.MAIN),
      'VM-64': ({ vm }) => vm.connect(dvp.VmNetwork.network('app-net'), dvp.VmNetwork.network('app-net')),
      'VM-68': ({ app, vm }) => {
        dvp.ClusterProfile.of({ modules: { 'cni-cilium': '' } }).bind(app);
        vm.connect(dvp.VmNetwork.network('app-net'));
      },
      'NET-01': ({ vm }) => {
        vm.connect(dvp.VmNetwork.network('app-net'));
        vm.connections.isolate();
      },
    },
  },
  72: {
    wants: 'an address in an additional network',
    write: ({ chart, vm }) => {
      const ipAddress = new dvp.NetworkIPAddress(chart, 'web-office', { network: dvp.VmNetwork.clusterNetwork('office-net'), address: '192.168.200.50' });
      vm.connect(dvp.VmNetwork.clusterNetwork('office-net', { ipAddress }));
    },
    refuses: {
      'VM-73': ({ chart, vm }) => {
        const ipAddress = new dvp.NetworkIPAddress(chart, 'web-office', { network: dvp.VmNetwork.clusterNetwork('office-net'), address: '192.168.200.50' });
        vm.connect(dvp.VmNetwork.network('app-net', { ipAddress }));
      },
    },
    throws: { 'must be an additional network': ({ chart }) => new dvp.NetworkIPAddress(chart, 'web-main', { network: dvp.VmNetwork.MAIN, address: '192.168.200.50' }) },
  },
  137: {
    wants: 'a load balancer whose ports differ from the ports of the machine',
    write: ({ vm }) => {
      vm.exposeService('all', {
        loadBalancer: { className: 'public', addresses: ['192.168.2.100'] },
        ports: [dvp.Port.tcp(2211, { name: 'ssh', targetPort: 22 }), dvp.Port.tcp(80, { name: 'http' }), dvp.Port.tcp(443, { name: 'https' })],
      });
    },
  },
};
