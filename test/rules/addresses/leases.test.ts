import { lease } from '../../../src/catalogue/addresses/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { report, told } from '../support';

test.each([
  ['IP-10', `VirtualMachineIPAddressLease ip-front /metadata/name (IP-10)
  the platform creates leases itself, and accepts only names of the form ip-<a>-<b>-<c>-<d>
  got: "ip-front"
  instead: a VirtualMachineIPAddress with the address to reserve`],
  ['MAC-06', `VirtualMachineMACAddressLease mac-5e-e6-19-22-0f-d8 (MAC-06)
  the platform creates leases itself
  instead: a VirtualMachineMACAddress with the address 5e:e6:19:22:0f:d8`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each<[string, Manifest, string]>([
  ['a lease of an address', lease('IP', 'ip-10-66-10-20'), `VirtualMachineIPAddressLease ip-10-66-10-20 (IP-10)
  the platform creates leases itself
  instead: a VirtualMachineIPAddress with the address 10.66.10.20`],
  ['a lease of no address', lease('IP', 'ip-10-66-10-256'), `VirtualMachineIPAddressLease ip-10-66-10-256 /metadata/name (IP-10)
  the platform creates leases itself, and accepts only names of the form ip-<a>-<b>-<c>-<d>
  got: "ip-10-66-10-256"
  instead: a VirtualMachineIPAddress with the address to reserve`],
  ['a lease of no MAC address', lease('MAC', 'mac-office'), `VirtualMachineMACAddressLease mac-office (MAC-06)
  the platform creates leases itself
  instead: a VirtualMachineMACAddress with the address to reserve`],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));
