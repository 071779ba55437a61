import { config } from '../../../src/catalogue/module-config/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Network } from '../../../src/domain/machine-networks';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test.each([
  ['VM-57', `VirtualMachine shop/web /spec/virtualMachineIPAddressName (VM-57)
  the module has no ranges for the addresses of machines
  got: "web-address"
  instead: 'virtualMachineCIDRs' of the ModuleConfig virtualization, or no 'virtualMachineIPAddressName'`],
  ['VM-58', `VirtualMachine shop/web /spec/virtualMachineIPAddressName (VM-58)
  the address belongs to the main network, and the machine is not in it
  got: "web-address"
  instead: 'type: Main' as the first of 'networks', or no 'virtualMachineIPAddressName'`],
  ['VM-59', `VirtualMachine shop/web /spec/virtualMachineIPAddressName (VM-59)
  VirtualMachineIPAddress web has the name of the machine, and the machine does not use it
  got: nothing
  instead: web, or another name for one of the two`],
  ['VM-60', `VirtualMachine shop/shop /spec/virtualMachineIPAddressName (VM-60)
  VirtualMachine shop/web already has this address
  got: "front"
  instead: one address for each machine`],
  ['VM-67', `VirtualMachine shop/web /spec/networks (VM-67)
  a machine without networks is in the main network, and the module has no ranges for addresses in the main network
  instead: 'virtualMachineCIDRs' of the ModuleConfig virtualization, or 'networks' without 'type: Main'`],
  ['VM-71', `VirtualMachine shop/web /spec/networks/0/virtualMachineMACAddressName (VM-71)
  DVP ignores this field in the main network
  got: "web-mac"
  instead: no 'virtualMachineMACAddressName'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-57', "'virtualMachineCidrs' of VirtualizationModule, or no 'ipAddress'"],
  ['VM-58', "VmNetwork.MAIN as the first of 'networks', or no 'ipAddress'"],
  ['VM-59', "the address as 'ipAddress', or another name for one of the two"],
  ['VM-67', "'virtualMachineCidrs' of VirtualizationModule, or 'networks' without VmNetwork.MAIN"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const MAIN: Network = { type: 'Main' };
const network = (name: string, more: Partial<Network> = {}): Network => ({ type: 'Network', name, ...more });
const connected = (networks: readonly Network[], name = 'web', spec: object = {}): Manifest =>
  machine({ networks, blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }], ...spec }, { name });

describe('addresses in the main network', () => {
  const reserved = { virtualMachineIPAddressName: 'front' };

  test('a cluster without ranges is reported once', () => {
    const none = { virtualMachineCidrs: [] };
    expect(ids(check([machine(reserved)], none))).toEqual(['VM-57']);
    expect(ids(check([machine()], none))).toEqual(['VM-67']);
    expect(ids(check([connected([network('users')], 'web', reserved)], none))).toEqual(['VM-58']);
    expect(report([connected([MAIN, network('users')])], none)).toBe(`VirtualMachine shop/web /spec/networks/0 (VM-67)
  the module has no ranges for addresses in the main network
  instead: 'virtualMachineCIDRs' of the ModuleConfig virtualization, or 'networks' without 'type: Main'`);
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
