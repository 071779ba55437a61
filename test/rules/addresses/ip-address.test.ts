import fc from 'fast-check';
import { ipAddress, moduleWith } from '../../../src/catalogue/addresses/objects';
import { ipv4Text } from '../../../src/manifest/cidr';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test.each([
  ['IP-01', `VirtualMachineIPAddress shop/front (IP-01)
  the module has no ranges for machines, so there is no address to reserve
  instead: 'virtualMachineCIDRs' in the settings of the module, for example 10.66.10.0/24, or no reserved address`],
  ['IP-02', `VirtualMachineIPAddress shop/front /spec/type (IP-02)
  a reserved address needs a type
  got: nothing
  instead: 'Auto' for any free address, or 'Static' with 'staticIP'`],
  ['IP-03', `VirtualMachineIPAddress shop/front /spec/staticIP (IP-03)
  this is not an IP address
  got: "10.66.10.256"
  instead: an IPv4 address, for example 10.66.10.20, or the type 'Auto'`],
  ['IP-04', `VirtualMachineIPAddress shop/front /spec/staticIP (IP-04)
  the type 'Auto' leaves the choice of the address to the platform
  got: "10.66.10.20"
  instead: the type 'Static', or no 'staticIP'`],
  ['IP-05', `VirtualMachineIPAddress shop/front /spec/staticIP (IP-05)
  machines have IPv4 addresses only
  got: "fd00::14"
  instead: an IPv4 address, for example 10.66.10.20`],
  ['IP-06', `VirtualMachineIPAddress shop/front /spec/staticIP (IP-06)
  the address is the first one of 10.66.10.0/24, which is not used
  got: "10.66.10.0"
  instead: for example 10.66.10.1`],
  ['IP-07', `VirtualMachineIPAddress shop/back /spec/staticIP (IP-07)
  VirtualMachineIPAddress shop/front already reserves this address
  got: "10.66.10.20"
  instead: another address, or the type 'Auto'`],
  ['IP-11', `VirtualMachineIPAddress shop/front /spec/staticIP (IP-11)
  VirtualMachineIPAddressLease ip-10-66-10-20 gives this address to shop/back
  got: "10.66.10.20"
  instead: another address, or the type 'Auto'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('authors of constructs are pointed to the props of the module', () => {
  expect(adviceInCode('IP-01')).toEqual(["'virtualMachineCidrs' of the module, for example ['10.66.10.0/24'], or no reserved address"]);
  expect(check([fixed('10.66.10.20')], { virtualMachineCidrs: ['10.66.10.20/32'] }, true)[0].instead)
    .toBe("a larger range in 'virtualMachineCidrs' of the module: these have no address to give");
});

const fixed = (staticIP?: string, name?: string) => ipAddress({ type: 'Static', staticIP }, name);
const elsewhere = (manifest: Manifest, namespace: string): Manifest => ({ ...manifest, metadata: { ...manifest.metadata, namespace } });

test.each<[string, Manifest, string]>([
  ['no address', fixed(), `VirtualMachineIPAddress shop/front /spec/staticIP (IP-03)
  a static address is missing
  got: nothing
  instead: an IPv4 address, for example 10.66.10.20, or the type 'Auto'`],
  ['an empty one', fixed(''), `VirtualMachineIPAddress shop/front /spec/staticIP (IP-03)
  a static address is missing
  got: ""
  instead: an IPv4 address, for example 10.66.10.20, or the type 'Auto'`],
  ['leading zeros', fixed('10.066.010.00'), `VirtualMachineIPAddress shop/front /spec/staticIP (IP-03)
  the numbers of an IP address have no leading zeros
  got: "10.066.010.00"
  instead: 10.66.10.0`],
  ['a range', fixed('10.66.10.0/24'), `VirtualMachineIPAddress shop/front /spec/staticIP (IP-03)
  this is not an IP address
  got: "10.66.10.0/24"
  instead: an IPv4 address, for example 10.66.10.20, or the type 'Auto'`],
  ['IPv4 in IPv6', fixed('::ffff:10.66.10.20'), `VirtualMachineIPAddress shop/front /spec/staticIP (IP-05)
  machines have IPv4 addresses only
  got: "::ffff:10.66.10.20"
  instead: an IPv4 address, for example 10.66.10.20`],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));

test('addresses are one pool over all namespaces', () => {
  expect(report([ipAddress(), elsewhere(ipAddress(), 'lab')])).toBe(`VirtualMachineIPAddress lab/front /spec/staticIP (IP-07)
  VirtualMachineIPAddress shop/front already reserves this address
  got: "10.66.10.20"
  instead: another address, or the type 'Auto'`);
});

test('addresses that the platform chooses never meet', () =>
  expect(check([ipAddress({ type: 'Auto' }), ipAddress({ type: 'Auto' }, 'back')])).toEqual([]));

test('namesakes are reported as namesakes only', () => expect(ids(check([ipAddress(), ipAddress()]))).toEqual(['NAME-DUPLICATE']));

test('a broken neighbour does no harm', () => {
  const broken = { ...ipAddress(undefined, 'back'), spec: { type: 'Static', staticIP: 7 } };
  const config = { ...moduleWith(), spec: { version: 1, enabled: true, settings: { virtualMachineCIDRs: 'all' } } };
  expect(check([broken, config, ipAddress()]).filter(({ object }) => object.endsWith('front'))).toEqual([]);
});

const ranged = (cidrs: readonly string[], staticIP: string) => report([fixed(staticIP)], { virtualMachineCidrs: cidrs });

test('the profile of a cluster has ranges, too', () => {
  expect(ranged([], '10.66.10.20')).toBe(`VirtualMachineIPAddress shop/front (IP-01)
  the module has no ranges for machines, so there is no address to reserve
  instead: 'virtualMachineCIDRs' in the settings of the module, for example 10.66.10.0/24, or no reserved address`);
  expect(ranged(['10.66.10.0/24', '10.66.20.0/24'], '10.66.18.7')).toBe(`VirtualMachineIPAddress shop/front /spec/staticIP (IP-06)
  the address is in none of the ranges for machines: 10.66.10.0/24, 10.66.20.0/24
  got: "10.66.18.7"
  instead: for example 10.66.20.1`);
  expect(ranged(['10.66.10.0/24'], '10.66.10.255')).toBe(`VirtualMachineIPAddress shop/front /spec/staticIP (IP-06)
  the address is the last one of 10.66.10.0/24, which is not used
  got: "10.66.10.255"
  instead: for example 10.66.10.254`);
  expect(ranged(['10.66.10.20/32', '10.66.10.30/31'], '10.66.10.20')).toBe(`VirtualMachineIPAddress shop/front /spec/staticIP (IP-06)
  the address is the first one of 10.66.10.20/32, which is not used
  got: "10.66.10.20"
  instead: a larger range in 'virtualMachineCIDRs' of the module: these have no address to give`);
  expect(ranged(['10.66.10.0/24', 'fd00::/64'], '10.66.11.20')).toBe('');
});

test('the module of the app goes before the module of the cluster', () =>
  expect(check([moduleWith(['10.66.11.0/24']), fixed('10.66.11.20')], { virtualMachineCidrs: ['10.66.10.0/24'] })).toEqual([]));

test('a module without settings leaves the ranges as they are', () => {
  const enabled = { ...moduleWith(), spec: { enabled: true } };
  expect(ids(check([enabled, fixed('10.66.11.20')], { virtualMachineCidrs: ['10.66.10.0/24'] }))).toContain('IP-06');
});

const anyAddress = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const near = fc.record({ base: anyAddress, bits: fc.integer({ min: 20, max: 32 }), step: fc.integer({ min: -3, max: 3 }), end: fc.boolean() });

test('an address passes when it lies inside a range, and what is offered instead passes', () => fc.assert(fc.property(near, ({ base, bits, step, end }) => {
  const size = 2 ** (32 - bits);
  const first = Math.floor(base / size) * size;
  const address = Math.min(Math.max(first + (end ? size - 1 : 0) + step, 0), 2 ** 32 - 1);
  const cidrs = [`${ipv4Text(first)}/${bits}`];
  const [finding] = check([fixed(ipv4Text(address))], { virtualMachineCidrs: cidrs });
  expect(finding?.id).toBe(address > first && address < first + size - 1 ? undefined : 'IP-06');
  const offered = /[\d.]+$/.exec(finding?.instead ?? '')?.[0];
  expect(offered === undefined).toBe(finding === undefined || bits > 30);
  expect(offered === undefined ? '' : ranged(cidrs, offered)).toBe('');
})));
