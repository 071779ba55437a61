import fc from 'fast-check';
import { macAddress } from '../../../src/catalogue/addresses/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, report, told } from '../support';

test.each([
  ['MAC-02', `VirtualMachineMACAddress shop/lab /spec/address (MAC-02)
  VirtualMachineMACAddress shop/office already reserves this address
  got: "5e:e6:19:22:0f:d8"
  instead: another address, or no 'address': the platform then generates one`],
  ['MAC-03', `VirtualMachineMACAddress shop/office /spec/address (MAC-03)
  the platform compares MAC addresses in lower case and with colons
  got: "5E-E6-19-22-0F-D8"
  instead: 5e:e6:19:22:0f:d8`],
  ['MAC-04', `VirtualMachineMACAddress shop/office /spec/address (MAC-04)
  the first pair is odd, which marks a multicast address
  got: "5f:e6:19:22:0f:d8"
  instead: 5e:e6:19:22:0f:d8`],
  ['MAC-07', `VirtualMachineMACAddress shop/office /spec/address (MAC-07)
  VirtualMachineMACAddressLease mac-5e-e6-19-22-0f-d8 gives this address to shop/lab
  got: "5e:e6:19:22:0f:d8"
  instead: another address, or no 'address': the platform then generates one`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each<[string, Manifest, string]>([
  ['the smallest multicast address', macAddress('01:00:00:00:00:00'), `VirtualMachineMACAddress shop/office /spec/address (MAC-04)
  the first pair is odd, which marks a multicast address
  got: "01:00:00:00:00:00"
  instead: 00:00:00:00:00:00`],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));

test('both spellings of a MAC address are one address', () =>
  expect(ids(check([macAddress('5e:e6:19:22:0f:d8'), macAddress('5E-E6-19-22-0F-D8', 'lab')]))).toEqual(['MAC-02', 'MAC-03']));

test('addresses are one pool over all namespaces', () => {
  const elsewhere: Manifest = { ...macAddress('5e:e6:19:22:0f:d8'), metadata: { name: 'office', namespace: 'lab' } };
  expect(ids(check([macAddress('5e:e6:19:22:0f:d8'), elsewhere]))).toEqual(['MAC-02']);
});

test('addresses that the platform chooses never meet', () => {
  const chosen = (name: string): Manifest => ({ ...macAddress('', name), spec: {} });
  expect(check([chosen('office'), chosen('lab')])).toEqual([]);
});

test('what is offered instead of a MAC address passes', () => {
  const pair = fc.integer({ min: 0, max: 255 }).map(n => n.toString(16).padStart(2, '0'));
  const spelling = fc.tuple(fc.array(pair, { minLength: 6, maxLength: 6 }), fc.constantFrom(':', '-'), fc.boolean())
    .map(([pairs, separator, upper]) => upper ? pairs.join(separator).toUpperCase() : pairs.join(separator));
  fc.assert(fc.property(spelling, address => {
    const [finding] = check([macAddress(address)]).reverse();
    expect(finding === undefined ? address : finding.instead).toMatch(/^[0-9a-f:]{17}$/);
    expect(finding === undefined ? [] : check([macAddress(finding.instead ?? '')])).toEqual([]);
  }));
});
