import { parseIpv4 } from '../../manifest/cidr';
import { NOT_SHOWN } from '../../manifest/finding';
import { Topic, dvp } from '../rule';

/** leases, which the platform creates for addresses */
export const leases = new Topic({ kinds: dvp('VirtualMachineIPAddressLease', 'VirtualMachineMACAddressLease'), source: 'images/virtualization-artifact/pkg/controller' });

const CREATED_BY_PLATFORM = 'the platform creates leases itself';

export const noIpLease = leases.rule({
  id: 'IP-10',
  severity: 'error',
  kinds: dvp('VirtualMachineIPAddressLease'),
  says: 'The platform creates leases of IP addresses, not an app.',
  why: 'The webhook rejects a lease that is not named after an IPv4 address. The platform deletes one without a reserved address, and the tool that applies the app creates it again.',
  source: 'images/virtualization-artifact/pkg/controller/vmiplease/vmiplease_webhook.go',
  check: ({ name }) => {
    const address = leased(name);
    if (address === undefined) {
      return {
        pointer: '/metadata/name',
        wrong: `${CREATED_BY_PLATFORM}, and accepts only names of the form ip-<a>-<b>-<c>-<d>`,
        instead: 'a VirtualMachineIPAddress with the address to reserve',
      };
    }
    return { pointer: '', wrong: CREATED_BY_PLATFORM, got: NOT_SHOWN, instead: `a VirtualMachineIPAddress with the address ${address}` };
  },
});

export const noMacLease = leases.rule({
  id: 'MAC-06',
  severity: 'warning',
  kinds: dvp('VirtualMachineMACAddressLease'),
  says: 'The platform creates leases of MAC addresses, not an app.',
  why: 'The cluster accepts the lease, which then blocks the address for every object that requests it.',
  source: 'images/virtualization-artifact/pkg/controller/vmmaclease/vmmaclease_webhook.go',
  check: ({ name }) => {
    const address = /^mac((?:-[0-9a-f]{2}){6})$/.exec(name)?.[1].slice(1).replace(/-/g, ':');
    return { pointer: '', wrong: CREATED_BY_PLATFORM, got: NOT_SHOWN, instead: `a VirtualMachineMACAddress with the address ${address ?? 'to reserve'}` };
  },
});

/** the address that the name of a lease stands for, `undefined` for any other name */
function leased(name: string): string | undefined {
  const address = /^ip-(\d+-\d+-\d+-\d+)$/.exec(name)?.[1].replace(/-/g, '.');
  return address === undefined || parseIpv4(address) === undefined ? undefined : address;
}
