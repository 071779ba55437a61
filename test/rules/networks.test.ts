import * as fc from 'fast-check';
import { check, ids, report, told } from './support';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { config } from '../../src/catalogue/module-config/objects';
import { Manifest } from '../../src/manifest/manifest';
import { Network } from '../../src/rules/virtual-machine/networks';

test.each([
  ['VM-57', `VirtualMachine shop/web /spec/virtualMachineIPAddressName (VM-57)
  the module has no range that machines could have addresses from
  got: "web-address"
  instead: 'virtualMachineCidrs' of VirtualizationModule, or no 'ipAddress'`],
  ['VM-58', `VirtualMachine shop/web /spec/virtualMachineIPAddressName (VM-58)
  the address is one of the main network, which the machine is not in
  got: "web-address"
  instead: VmNetwork.MAIN as the first of 'networks', or no 'ipAddress'`],
  ['VM-59', `VirtualMachine shop/web /spec/virtualMachineIPAddressName (VM-59)
  there is a VirtualMachineIPAddress with the name of the machine, web, that it does not use
  got: nothing
  instead: set 'ipAddress' to it, or give one of the two another name`],
  ['VM-60', `VirtualMachine shop/shop /spec/virtualMachineIPAddressName (VM-60)
  VirtualMachine shop/web has this address already
  got: "front"
  instead: an address of its own for each machine`],
  ['VM-62', `VirtualMachine shop/web /spec/networks/1 (VM-62)
  the main network comes first and once, here it stands at position 1
  instead: VmNetwork.MAIN as the first of 'networks'`],
  ['VM-63', `VirtualMachine shop/web /spec/networks/0/name (VM-63)
  the main network has no name
  got: "main"
  instead: VmNetwork.MAIN`],
  ['VM-64', `VirtualMachine shop/web /spec/networks/2 (VM-64)
  the machine is connected to Network users already, at position 1
  instead: each network once`],
  ['VM-65', `VirtualMachine shop/web /spec/networks/2/name (VM-65)
  the Network at position 1 has the same name as this ClusterNetwork
  got: "users"
  instead: networks with different names`],
  ['VM-66', `VirtualMachine shop/web /spec/networks/1/id (VM-66)
  the id of an interface is a number from 1 to 16383
  got: 0
  instead: a free number from 2 to 16383, or no 'interfaceId'`],
  ['VM-67', `VirtualMachine shop/web /spec/networks (VM-67)
  a machine without networks is in the main one, and the module has no range for addresses in the main network
  instead: 'virtualMachineCidrs' of VirtualizationModule, or 'networks' without VmNetwork.MAIN`],
  ['VM-68', `VirtualMachine shop/web /spec/networks/1 (VM-68)
  networks beside the main one need the module 'sdn', which is off
  got: "Network users"
  instead: the module 'sdn' on, or the main network alone`],
  ['VM-69', `VirtualMachine shop/web /spec/networks/1/name (VM-69)
  there is no such ClusterNetwork
  got: "users"
  instead: one of storage`],
  ['VM-71', `VirtualMachine shop/web /spec/networks/0/virtualMachineMACAddressName (VM-71)
  the main network does not read this
  got: "web-mac"
  instead: leave 'virtualMachineMACAddressName' out`],
  ['VM-72', `VirtualMachine shop/web /spec/networks/1/virtualMachineMACAddressName (VM-72)
  the interface at position 0 has this hardware address already
  got: "web-mac"
  instead: a hardware address of its own for each interface`],
  ['VM-73', `VirtualMachine shop/web /spec/networks/0/ipAddressName (VM-73)
  this address is one of Network guests, not of Network users
  got: "users-7"
  instead: an IPAddress of the same network`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const MAIN: Network = { type: 'Main' };
const network = (name: string, more: Partial<Network> = {}): Network => ({ type: 'Network', name, ...more });
const connected = (networks: readonly Network[], name = 'web', spec: object = {}): Manifest =>
  machine({ networks, blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }], ...spec }, { name });
const sdn = (kind: string, name: string, spec: object = {}, namespace = 'shop'): Manifest =>
  ({ apiVersion: 'network.deckhouse.io/v1alpha1', kind, metadata: { name, namespace }, spec });
const moduleSdn = (enabled: boolean): Manifest => ({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'sdn' }, spec: { enabled, version: 1 } });

describe('addresses in the main network', () => {
  const reserved = { virtualMachineIPAddressName: 'front' };

  test('a cluster without ranges is told of once, whoever knows of it', () => {
    const none = { virtualMachineCidrs: [] };
    expect(ids(check([machine(reserved)], none))).toEqual(['VM-57']);
    expect(ids(check([machine()], none))).toEqual(['VM-67']);
    expect(ids(check([connected([network('users')], 'web', reserved)], none))).toEqual(['VM-58']);
    expect(report([connected([MAIN, network('users')])], none)).toBe(`VirtualMachine shop/web /spec/networks/0 (VM-67)
  the module has no range for addresses in the main network
  instead: 'virtualMachineCidrs' of VirtualizationModule, or 'networks' without VmNetwork.MAIN`);
  });

  test('nothing is known of a module without settings, and what is applied goes before what was', () => {
    expect(ids(check([machine(), { ...config(), spec: { enabled: true } }]))).toEqual(['MC-04']);
    expect(report([machine(), config({ virtualMachineCIDRs: ['10.66.10.0/24'] })], { virtualMachineCidrs: [] })).toBe('');
    expect(report([machine()], { virtualMachineCidrs: ['10.66.10.0/24'] })).toBe('');
  });

  test('an address with the name of a machine is used by it, or lies elsewhere', () => {
    const address = (namespace: string): Manifest =>
      ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachineIPAddress', metadata: { name: 'web', namespace }, spec: { type: 'Auto' } });
    expect(report([machine({ virtualMachineIPAddressName: 'web' }), address('shop')])).toBe('');
    expect(report([machine(), address('other')])).toBe('');
  });

  test('machines of several namespaces do not take addresses from each other', () =>
    expect(report([machine(reserved), machine(reserved, { namespace: 'other' })])).toBe(''));
});

describe('the list of networks', () => {
  test.each<[string, Network[], string[]]>([
    ['none', [], []],
    ['the main one alone', [MAIN], []],
    ['additional ones alone', [network('a'), network('b')], []],
    ['the main one twice', [MAIN, MAIN], ['VM-62']],
    ['a network without a name', [MAIN, { type: 'Network' }], ['VM-63']],
    ['two networks without a name', [{ type: 'ClusterNetwork' }, { type: 'ClusterNetwork' }], ['VM-63']],
    ['two main networks at a wrong place', [network('a'), MAIN, MAIN], ['VM-62']],
    ['the hardware address and IPAddress of the main one', [{ ...MAIN, ipAddressName: 'front', virtualMachineMACAddressName: 'web' }], ['VM-71']],
    ['the main id without the main network', [network('a', { id: 1 })], []],
    ['the main id for another', [MAIN, network('a', { id: 1 })], ['VM-66']],
    ['another id for the main one', [{ ...MAIN, id: 2 }], ['VM-66']],
    ['the last id', [network('a', { id: 16383 })], []],
    ['the id behind the last', [network('a', { id: 16384 })], ['VM-66']],
    ['an id twice', [network('a', { id: 7 }), network('b', { id: 7 })], ['VM-66']],
  ])('%s', (_, networks, expected) => expect(ids(check([connected(networks)]))).toEqual(expected));

  test('an id that is taken names its owner', () => expect(report([connected([MAIN, network('a', { id: 7 }), network('b', { id: 7 }), network('c', { id: 1 })])]))
    .toBe(`VirtualMachine shop/web /spec/networks/2/id (VM-66)
  this id belongs to Network a
  got: 7
  instead: a free number from 2 to 16383, or no 'interfaceId'

VirtualMachine shop/web /spec/networks/3/id (VM-66)
  this id belongs to the main network
  got: 1
  instead: a free number from 2 to 16383, or no 'interfaceId'`));

  const id = fc.oneof(fc.constant(undefined), fc.integer({ min: -1, max: 4 }), fc.integer({ min: 16382, max: 16385 }));

  test('ids pass where they are in range, each once, and 1 is that of the main network', () => {
    fc.assert(fc.property(fc.boolean(), id, fc.array(id, { maxLength: 4 }), (main, mainId, others) => {
      const networks = [...main ? [{ ...MAIN, id: mainId }] : [], ...others.map((each, i) => network(`n${i}`, { id: each }))];
      const given = others.filter(each => each !== undefined);
      // the platform gives 1 to a main network without an id before the webhook compares
      const all = [...main ? [mainId ?? 1] : [], ...given];
      const legal = all.every(each => each >= 1 && each <= 16383) && new Set(all).size === all.length && (!main || all[0] === 1);
      expect(ids(check([connected(networks.map(each => JSON.parse(JSON.stringify(each))))]))).toEqual(legal ? [] : ['VM-66']);
    }));
  });
});

describe('additional networks', () => {
  const users = connected([MAIN, network('users'), { type: 'ClusterNetwork', name: 'storage' }]);

  test('whether sdn is on may stand among the objects', () => {
    expect(report([users, moduleSdn(true)], { modules: {} })).toBe('');
    expect(ids(check([users, moduleSdn(false)], { modules: { sdn: '1.0.0' } }))).toEqual(['VM-68']);
    expect(report([users], { modules: { sdn: '' } })).toBe('');
  });

  test('where sdn is off, nobody asks for its networks', () =>
    expect(ids(check([users], { modules: {}, networks: [], clusterNetworks: [] }))).toEqual(['VM-68']));

  test('networks of other namespaces do not count, and those among the objects do', () => {
    expect(report([users], { networks: ['other/users', 'shop/guests', 'shop/users-2'], clusterNetworks: ['storage'] }))
      .toBe(`VirtualMachine shop/web /spec/networks/1/name (VM-69)
  there is no such Network in namespace shop
  got: "users"
  instead: one of guests, users-2`);
    expect(report([users], { networks: [], clusterNetworks: [] })).toContain('instead: a Network of this name, applied before the machine');
    expect(report([users, sdn('Network', 'users'), sdn('ClusterNetwork', 'storage')], { networks: [], clusterNetworks: [] })).toBe('');
    expect(report([users])).toBe('');
  });

  test('without a namespace nobody knows which networks are near', () => {
    const { namespace, ...metadata } = users.metadata ?? {};
    expect(namespace).toBe('shop');
    expect(report([{ ...users, metadata }], { networks: [], clusterNetworks: ['storage'] })).toBe('');
  });

  test('a hardware address of another machine', () => {
    const mac = (name: string) => connected([network('users', { virtualMachineMACAddressName: 'shared' })], name);
    expect(report([mac('web'), mac('bank')])).toBe(`VirtualMachine shop/bank /spec/networks/0/virtualMachineMACAddressName (VM-72)
  VirtualMachine shop/web has this hardware address already
  got: "shared"
  instead: a hardware address of its own for each interface`);
  });

  describe('IPAddresses', () => {
    const ip = (name: string, of = 'users') => connected([network(of, { ipAddressName: 'seven' })], name);

    test('one serves one machine in a network', () => {
      expect(report([ip('web'), ip('bank')])).toBe(`VirtualMachine shop/bank /spec/networks/0/ipAddressName (VM-73)
  VirtualMachine shop/web has this address already
  got: "seven"
  instead: an address of its own for each machine`);
      expect(report([ip('web'), ip('bank', 'guests')])).toBe('');
    });

    test('a network without a pool has none', () => {
      expect(report([ip('web'), sdn('Network', 'users')])).toBe(`VirtualMachine shop/web /spec/networks/0/ipAddressName (VM-73)
  Network shop/users has no pool of addresses
  got: "seven"
  instead: 'spec.ipam.ipAddressPoolRef' of the network, or no 'ipAddressName'`);
      expect(report([ip('web'), sdn('Network', 'users', { ipam: { ipAddressPoolRef: { kind: 'IPAddressPool', name: 'pool' } } })])).toBe('');
    });

    test('what cannot be read says nothing', () => expect(report([ip('web'), sdn('IPAddress', 'seven', { networkRef: 'users' })])).toBe(''));
  });

  test('machines that the schema refuses do not stop the others', () =>
    expect(ids(check([users, machine({ networks: [null, 7, { type: 'Network', name: 7, ipAddressName: {}, virtualMachineMACAddressName: 7 }] }, { name: 'broken' })])))
      .toEqual(['SCHEMA-TYPE']));
});
