import { Size, Testing } from 'cdk8s';
import { NetworkIPAddress, NetworkIPAddressProps } from '../../src/kinds/network-ip-address';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine, VirtualMachineProps } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { VirtualMachineIPAddress } from '../../src/kinds/virtual-machine-ip-address';
import { VirtualMachineMACAddress } from '../../src/kinds/virtual-machine-mac-address';
import { Cpu } from '../../src/values/cpu';
import { VmNetwork } from '../../src/values/vm-network';
import { chartOf, refusalOf, rendered } from '../support';

const OFFICE = VmNetwork.clusterNetwork('office');
const BASE: VirtualMachineProps = { vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [VirtualDisk.fromDiskName('root')] };

test.each<[string, NetworkIPAddressProps, object]>([
  ['an address of a network of the cluster', { network: OFFICE, address: '192.168.200.42' },
    { networkRef: { kind: 'ClusterNetwork', name: 'office' }, type: 'Static', static: { ip: '192.168.200.42' } }],
  ['an address of a network of the project', { network: VmNetwork.network('app'), address: '192.168.200.50' },
    { networkRef: { kind: 'Network', name: 'app' }, type: 'Static', static: { ip: '192.168.200.50' } }],
])('renders %s', (_, props, spec) => expect(rendered(new NetworkIPAddress(chartOf(), 'printer', props))).toEqual({
  apiVersion: 'network.deckhouse.io/v1alpha1', kind: 'IPAddress', metadata: { name: 'printer', namespace: 'ns' }, spec,
}));

test.each<[string, any, string]>([
  ['the main network', { network: VmNetwork.MAIN, address: '10.66.10.20' }, "[test/ip] 'network' must be an additional network, got the main one: use VirtualMachineIPAddress"],
  ['an address that is none', { network: OFFICE, address: '192.168.200.500' }, '[test/ip] \'address\' must be an IPv4 address, got "192.168.200.500": for example 192.168.200.50'],
  ['no address', { network: OFFICE }, "[test/ip] 'address' is missing: set it"],
  ['no network', { address: '192.168.200.50' }, "[test/ip] 'network' is missing: set it, for example VmNetwork.clusterNetwork('office')"],
  ['the name of a network', { network: 'office', address: '192.168.200.50' }, "[test/ip] 'network' must be a VmNetwork, got a string: for example VmNetwork.clusterNetwork('office')"],
])('refuses %s', (_, props, message) => expect(refusalOf(() => new NetworkIPAddress(chartOf(), 'ip', props))).toBe(message));

describe('a machine that is connected', () => {
  const networksOf = (vm: VirtualMachine) => rendered(vm).spec.networks;

  test.each<[string, VmNetwork[] | undefined, VmNetwork[], object[] | undefined]>([
    ['to nothing', undefined, [], undefined],
    ['to a network stays in the main one', undefined, [OFFICE], [{ type: 'Main', id: 1 }, { type: 'ClusterNetwork', name: 'office', id: 2 }]],
    ['to the main one has it once', undefined, [VmNetwork.MAIN, OFFICE], [{ type: 'Main', id: 1 }, { type: 'ClusterNetwork', name: 'office', id: 2 }]],
    ['keeps what it was given', [VmNetwork.network('app')], [OFFICE], [{ type: 'Network', name: 'app', id: 2 }, { type: 'ClusterNetwork', name: 'office', id: 3 }]],
  ])('%s', (_, networks, more, rendering) => {
    const vm = new VirtualMachine(chartOf(), 'web', { ...BASE, networks });
    vm.connect(...more);
    expect(networksOf(vm)).toEqual(rendering);
  });

  test('one after another', () => {
    const vm = new VirtualMachine(chartOf(), 'web', BASE);
    vm.connect(OFFICE);
    vm.connect(VmNetwork.network('app', { interfaceId: 4 }));
    expect(networksOf(vm)).toEqual([{ type: 'Main', id: 1 }, { type: 'ClusterNetwork', name: 'office', id: 2 }, { type: 'Network', name: 'app', id: 4 }]);
  });

  test('comes after the addresses of its interfaces', () => {
    const chart = chartOf();
    const vm = new VirtualMachine(chart, 'a-machine', BASE);
    const ipAddress = new NetworkIPAddress(chart, 'b-ip', { network: OFFICE, address: '192.168.200.50' });
    const macAddress = new VirtualMachineMACAddress(chart, 'c-mac', { address: '5e:e6:19:22:0f:d8' });
    vm.connect(VmNetwork.clusterNetwork('office', { ipAddress, macAddress }));
    expect(Testing.synth(chart).map(({ metadata }) => metadata.name)).toEqual(['c-mac', 'b-ip', 'a-machine']);
    expect(networksOf(vm)[1]).toEqual({ type: 'ClusterNetwork', name: 'office', id: 2, virtualMachineMACAddressName: 'c-mac', ipAddressName: 'b-ip' });
  });

  test('finds its addresses in its own namespace only', () => {
    const chart = chartOf();
    const vm = new VirtualMachine(chart, 'web', BASE);
    vm.connect(VmNetwork.clusterNetwork('office', { ipAddress: NetworkIPAddress.fromNetworkAddressName('printer', 'other') }));
    expect(refusalOf(() => Testing.synth(chart))).toContain(`[test/web] VirtualMachine ns/web /spec/networks/1/ipAddressName (REF-NAMESPACE)
  IPAddress printer is in another namespace`);
  });

  test.each<[string, () => unknown, string]>([
    ['what is no network', () => new VirtualMachine(chartOf(), 'web', BASE).connect('office' as any),
      "[test/web] 'networks[0]' must be a VmNetwork, got a string: for example VmNetwork.MAIN"],
    ['an address of the main network', () => VmNetwork.network('app', { ipAddress: VirtualMachineIPAddress.fromIpAddressName('ip') as any }),
      "[VmNetwork.network] 'ipAddress' must be a NetworkIPAddress, got an object with ipAddressName, namespace: for example NetworkIPAddress.fromNetworkAddressName('web')"],
    ['text for a hardware address', () => VmNetwork.network('app', { macAddress: '5e:e6:19:22:0f:d8' as any }),
      "[VmNetwork.network] 'macAddress' must be a VirtualMachineMACAddress, got a string: for example VirtualMachineMACAddress.fromMacAddressName('web')"],
  ])('refuses %s', (_, run, message) => expect(refusalOf(run)).toBe(message));
});

test('addresses of two sorts do not compile as one', () => {
  // @ts-expect-error an address of the main network is of another kind
  const network = () => VmNetwork.network('app', { ipAddress: VirtualMachineIPAddress.fromIpAddressName('ip') });
  // @ts-expect-error and the other way round
  const props: VirtualMachineProps = { ...BASE, ipAddress: NetworkIPAddress.fromNetworkAddressName('ip') };
  expect([network, props]).toHaveLength(2);
});
