import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Network } from '../../../src/domain/machine-networks';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, report, told } from '../support';

test.each([
  ['VM-68', `VirtualMachine shop/web /spec/networks/1 (VM-68)
  networks other than the main one need the module 'sdn', which is off
  got: "Network users"
  instead: the module 'sdn' enabled, or only the main network`],
  ['VM-69', `VirtualMachine shop/web /spec/networks/1/name (VM-69)
  the cluster has no such ClusterNetwork
  got: "users"
  instead: one of storage`],
  ['VM-72', `VirtualMachine shop/web /spec/networks/1/virtualMachineMACAddressName (VM-72)
  the interface at position 0 already has this MAC address
  got: "web-mac"
  instead: one MAC address for each interface`],
  ['VM-73', `VirtualMachine shop/web /spec/networks/0/ipAddressName (VM-73)
  this address belongs to Network guests, not to Network users
  got: "users-7"
  instead: an IPAddress of the same network`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const MAIN: Network = { type: 'Main' };
const network = (name: string, more: Partial<Network> = {}): Network => ({ type: 'Network', name, ...more });
const connected = (networks: readonly Network[], name = 'web', spec: object = {}): Manifest =>
  machine({ networks, blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }], ...spec }, { name });
const sdn = (kind: string, name: string, spec: object = {}, namespace = 'shop'): Manifest =>
  ({ apiVersion: 'network.deckhouse.io/v1alpha1', kind, metadata: { name, namespace }, spec });
const moduleSdn = (enabled: boolean): Manifest => ({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'sdn' }, spec: { enabled, version: 1 } });

describe('additional networks', () => {
  const users = connected([MAIN, network('users'), { type: 'ClusterNetwork', name: 'storage' }]);

  test('whether sdn is on may stand among the objects', () => {
    expect(report([users, moduleSdn(true)], { modules: {} })).toBe('');
    expect(ids(check([users, moduleSdn(false)], { modules: { sdn: '1.0.0' } }))).toEqual(['VM-68']);
    expect(report([users], { modules: { sdn: '' } })).toBe('');
  });

  test('if sdn is off, its networks are not searched for', () =>
    expect(ids(check([users], { modules: {}, networks: [], clusterNetworks: [] }))).toEqual(['VM-68']));

  test('networks of other namespaces do not count, and those among the objects do', () => {
    expect(report([users], { networks: ['other/users', 'shop/guests', 'shop/users-2'], clusterNetworks: ['storage'] }))
      .toBe(`VirtualMachine shop/web /spec/networks/1/name (VM-69)
  namespace shop has no such Network
  got: "users"
  instead: one of guests, users-2`);
    expect(report([users], { networks: [], clusterNetworks: [] })).toContain('instead: a Network of this name, applied before the machine');
    expect(report([users, sdn('Network', 'users'), sdn('ClusterNetwork', 'storage')], { networks: [], clusterNetworks: [] })).toBe('');
    expect(report([users])).toBe('');
  });

  test('without a namespace no Network is known', () => {
    const { namespace, ...metadata } = users.metadata ?? {};
    expect(namespace).toBe('shop');
    expect(report([{ ...users, metadata }], { networks: [], clusterNetworks: ['storage'] })).toBe('');
  });

  test('a hardware address of another machine', () => {
    const mac = (name: string) => connected([network('users', { virtualMachineMACAddressName: 'shared' })], name);
    expect(report([mac('web'), mac('bank')])).toBe(`VirtualMachine shop/bank /spec/networks/0/virtualMachineMACAddressName (VM-72)
  VirtualMachine shop/web already has this MAC address
  got: "shared"
  instead: one MAC address for each interface`);
  });

  describe('IPAddresses', () => {
    const ip = (name: string, of = 'users') => connected([network(of, { ipAddressName: 'seven' })], name);

    test('one serves one machine in a network', () => {
      expect(report([ip('web'), ip('bank')])).toBe(`VirtualMachine shop/bank /spec/networks/0/ipAddressName (VM-73)
  VirtualMachine shop/web already has this address
  got: "seven"
  instead: one address for each machine`);
      expect(report([ip('web'), ip('bank', 'guests')])).toBe('');
    });

    test('a network without a pool has none', () => {
      expect(report([ip('web'), sdn('Network', 'users')])).toBe(`VirtualMachine shop/web /spec/networks/0/ipAddressName (VM-73)
  Network shop/users has no pool of addresses
  got: "seven"
  instead: 'spec.ipam.ipAddressPoolRef' of the network, or no 'ipAddressName'`);
      expect(report([ip('web'), sdn('Network', 'users', { ipam: { ipAddressPoolRef: { kind: 'IPAddressPool', name: 'pool' } } })])).toBe('');
    });

    test('an unreadable IPAddress is ignored', () => expect(report([ip('web'), sdn('IPAddress', 'seven', { networkRef: 'users' })])).toBe(''));
  });

  test('machines that the schema refuses do not stop the others', () =>
    expect(ids(check([users, machine({ networks: [null, 7, { type: 'Network', name: 7, ipAddressName: {}, virtualMachineMACAddressName: 7 }] }, { name: 'broken' })])))
      .toEqual(['SCHEMA-TYPE']));
});
