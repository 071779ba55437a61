import { ipAddress, lease, macAddress } from '../../catalogue/addresses/objects';
import { parseIpv4 } from '../../manifest/cidr';
import { NOT_SHOWN } from '../../manifest/finding';
import { Rule, dvp } from '../rule';

/** the address that the name of a lease stands for, where it stands for one */
const leased = (name: string): string | undefined => {
  const address = /^ip-(\d+-\d+-\d+-\d+)$/.exec(name)?.[1].replace(/-/g, '.');
  return address === undefined || parseIpv4(address) === undefined ? undefined : address;
};

export const noIpLease: Rule = {
  id: 'IP-10',
  severity: 'error',
  kinds: dvp('VirtualMachineIPAddressLease'),
  says: 'Leases of addresses are made by the platform, not by an app.',
  why: 'The webhook refuses a lease that is not named after an IPv4 address. One that is, and that no reserved address stands behind, '
    + 'is deleted by the platform and made again by whatever keeps the app in place.',
  source: 'images/virtualization-artifact/pkg/controller/vmiplease/vmiplease_webhook.go',
  breaks: () => [lease('IP', 'ip-front')],
  keeps: () => [ipAddress()],
  check: ({ name }) => {
    const address = leased(name);
    return [{
      pointer: address === undefined ? '/metadata/name' : '',
      wrong: address === undefined ? 'the platform makes leases itself, and accepts none but ip-<a>-<b>-<c>-<d>' : 'the platform makes leases itself',
      ...address === undefined ? { got: name } : { got: NOT_SHOWN },
      instead: `a VirtualMachineIPAddress with the address ${address ?? 'to reserve'}`,
    }];
  },
};

export const noMacLease: Rule = {
  id: 'MAC-06',
  severity: 'warning',
  kinds: dvp('VirtualMachineMACAddressLease'),
  says: 'Leases of hardware addresses are made by the platform, not by an app.',
  why: 'Nothing refuses one, but it keeps the address from every object that asks for it.',
  source: 'images/virtualization-artifact/pkg/controller/vmmaclease/vmmaclease_webhook.go',
  breaks: () => [lease('MAC', 'mac-5e-e6-19-22-0f-d8')],
  keeps: () => [macAddress('5e:e6:19:22:0f:d8')],
  check: ({ name }) => {
    const pairs = /^mac((?:-[0-9a-f]{2}){6})$/.exec(name)?.[1].slice(1).replace(/-/g, ':');
    return [{
      pointer: '',
      wrong: 'the platform makes leases itself',
      got: NOT_SHOWN,
      instead: `a VirtualMachineMACAddress with the address ${pairs ?? 'to reserve'}`,
    }];
  },
};
