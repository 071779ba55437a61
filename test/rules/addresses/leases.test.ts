import { ipAddress, lease, leaseFor, macAddress } from '../../../src/catalogue/addresses/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, report, told } from '../support';

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

// no author writes these fields
test.each<[string, object, object]>([
  ['uid', { uid: '8d0c1f' }, {}],
  ['resourceVersion', { resourceVersion: '5' }, {}],
  ['creationTimestamp', { creationTimestamp: '2026-01-01T00:00:00Z' }, {}],
  ['ownerReferences', { ownerReferences: [{ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachine', name: 'web', uid: 'a' }] }, {}],
  ['status', {}, { status: { phase: 'Bound' } }],
])('a dump of a cluster is known by its %s', (_, metadata, more) => {
  const dumped = (manifest: Manifest): Manifest => ({ ...manifest, metadata: { ...manifest.metadata, ...metadata }, ...more });
  const usb = { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'USBDevice', metadata: { name: 'camera', namespace: 'shop' } };
  const vmClass = { apiVersion: 'virtualization.deckhouse.io/v1alpha3', kind: 'VirtualMachineClass', metadata: { name: 'generic', labels: { heritage: 'deckhouse' } }, spec: { cpu: { type: 'Host' } } };
  const internal = { apiVersion: 'internal.virtualization.deckhouse.io/v1', kind: 'InternalVirtualizationVirtualMachine', metadata: { name: 'web', namespace: 'shop' } };
  const auto = { ...ipAddress({ type: 'Auto' }), metadata: { name: 'web-x8k2', namespace: 'shop', labels: { 'virtualization.deckhouse.io/virtual-machine-uid': 'a' } } };
  const evacuation = {
    apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachineOperation', metadata: { name: 'evacuation-x8k2', namespace: 'shop' }, spec: { type: 'Evict', virtualMachineName: 'web' },
  };
  const made = [evacuation, lease('IP', 'ip-10-66-10-20'), lease('IP', 'ip-front'), lease('MAC', 'mac-5e-e6-19-22-0f-d8'), usb, vmClass, internal, auto];
  for (const manifest of made) {
    expect(report([dumped(manifest)])).toBe('');
    expect(report([manifest])).not.toBe('');
  }
});

test.each<[string, Manifest, string]>([
  ['a lease', lease('IP', 'ip-10-66-10-20'), 'warning'],
  ['a lease of no address', lease('IP', 'ip-10-66-10-256'), 'error'],
  ['a lease of a MAC address', lease('MAC', 'mac-5e-e6-19-22-0f-d8'), 'warning'],
])('%s has this severity', (_, manifest, severity) => expect(check([manifest]).map(found => found.severity)).toEqual([severity]));

const bound = (manifest: Manifest, address: string): Manifest => ({ ...manifest, status: { phase: 'Bound', address } });
const released = (manifest: Manifest, status: object): Manifest => ({ ...manifest, status });

test('a dump of snapshots and operations with their machine is in no order', () => {
  const of = (kind: string, name: string, spec: object): Manifest => ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind, metadata: { name, namespace: 'shop', uid: 'a' }, spec });
  const web = machine({}, { uid: 'a' });
  const snapshot = of('VirtualMachineSnapshot', 'monday', { virtualMachineName: 'web', requiredConsistency: true });
  const disk = of('VirtualDisk', 'web-root', { persistentVolumeClaim: { size: '10Gi' } });
  const copy = of('VirtualDiskSnapshot', 'monday', { virtualDiskName: 'web-root', requiredConsistency: true });
  const restore = of('VirtualMachineOperation', 'back', { type: 'Restore', virtualMachineName: 'web', restore: { mode: 'Strict', virtualMachineSnapshotName: 'monday' } });
  expect(report([web, disk, snapshot, copy, restore])).toBe('');
});

const back = leaseFor('IP', 'ip-10-66-10-20', 'back');

test.each<[string, Manifest[], string]>([
  ['held by another', [back, ipAddress()], `VirtualMachineIPAddress shop/front /spec/staticIP (IP-11)
  VirtualMachineIPAddressLease ip-10-66-10-20 gives this address to shop/back
  got: "10.66.10.20"
  instead: another address, or the type 'Auto'`],
  ['held by another of the set', [back, ipAddress(), bound(ipAddress({ type: 'Auto' }, 'back'), '10.66.10.20')], `VirtualMachineIPAddress shop/front /spec/staticIP (IP-07)
  VirtualMachineIPAddress shop/back already reserves this address
  got: "10.66.10.20"
  instead: another address, or the type 'Auto'`],
  ['held by itself', [leaseFor('IP', 'ip-10-66-10-20', 'front'), ipAddress()], ''],
  ['released by its phase', [released(back, { phase: 'Released' }), ipAddress()], ''],
  ['released by its condition', [released(back, { conditions: [{ type: 'Bound', status: 'False', reason: 'Released' }] }), ipAddress()], ''],
  ['of no object', [{ ...back, spec: {} }, ipAddress()], ''],
  ['of another address', [leaseFor('IP', 'ip-10-66-10-21', 'back'), ipAddress()], ''],
  ['of a MAC address, held by another', [leaseFor('MAC', 'mac-5e-e6-19-22-0f-d8', 'lab'), macAddress('5E-E6-19-22-0F-D8')],
    `VirtualMachineMACAddress shop/office /spec/address (MAC-07)
  VirtualMachineMACAddressLease mac-5e-e6-19-22-0f-d8 gives this address to shop/lab
  got: "5E-E6-19-22-0F-D8"
  instead: another address, or no 'address': the platform then generates one

VirtualMachineMACAddress shop/office /spec/address (MAC-03)
  the platform compares MAC addresses in lower case and with colons
  got: "5E-E6-19-22-0F-D8"
  instead: 5e:e6:19:22:0f:d8`],
])('a lease %s', (_, manifests, text) => expect(report(manifests)).toBe(text));
