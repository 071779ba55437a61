import { leasedIp, leasedMac } from './held-addresses';
import { isOfCluster } from '../../domain/history';
import { ipv4Text } from '../../manifest/cidr';
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
  why: 'The webhook rejects a lease that is not named after an IPv4 address. The platform deletes any other one without a reserved address: a warning. '
    + 'A lease from a dump of the cluster is right where it is.',
  source: 'images/virtualization-artifact/pkg/controller/vmiplease/vmiplease_webhook.go',
  check: object => {
    if (isOfCluster(object)) {
      return undefined;
    }
    const address = leasedIp(object);
    if (address === undefined) {
      return {
        pointer: '/metadata/name',
        wrong: `${CREATED_BY_PLATFORM}, and accepts only names of the form ip-<a>-<b>-<c>-<d>`,
        instead: 'a VirtualMachineIPAddress with the address to reserve',
      };
    }
    return {
      pointer: '', severity: 'warning', wrong: CREATED_BY_PLATFORM, got: NOT_SHOWN, instead: `a VirtualMachineIPAddress with the address ${ipv4Text(address)}`,
    };
  },
});

export const noMacLease = leases.rule({
  id: 'MAC-06',
  severity: 'warning',
  kinds: dvp('VirtualMachineMACAddressLease'),
  says: 'The platform creates leases of MAC addresses, not an app.',
  why: 'The cluster accepts the lease, which then blocks the address for every object that requests it.',
  source: 'images/virtualization-artifact/pkg/controller/vmmaclease/vmmaclease_webhook.go',
  check: object => {
    const address = leasedMac(object);
    return isOfCluster(object) ? undefined : { pointer: '', wrong: CREATED_BY_PLATFORM, got: NOT_SHOWN, instead: `a VirtualMachineMACAddress with the address ${address ?? 'to reserve'}` };
  },
});
