import type { CloudInitInterfaceOptions } from './cloud-init-options';
import { textFile } from './file';
import type { FileEntry } from './file';
import { CallerError } from '../manifest/caller-error';
import { Cidr, contains, ipv4Text, parseCidr, parseIpv4 } from '../manifest/cidr';
import { NetworkStyle } from '../values/network-style';

/** files and commands of one part of the setup of a guest */
export interface Setup {
  readonly files: readonly FileEntry[];
  readonly run: readonly string[][];
}

interface Interface extends CloudInitInterfaceOptions {
  readonly id: string;
  readonly nameServers: string[];
  readonly cidr: Cidr | undefined;
}

/** an interface, identified by its MAC address, since the kernel may change its name */
export function interfaceSetup(style: NetworkStyle | undefined, id: string, options: CloudInitInterfaceOptions): Setup {
  const nic = checked(id, options);
  switch (needed(style, `the interface '${id}'`)) {
    case NetworkStyle.NETPLAN: return netplan(nic);
    case NetworkStyle.NETWORKD: return networkd(nic);
    case NetworkStyle.NETWORK_MANAGER: return networkManager(nic);
    case NetworkStyle.IFCFG: return ifcfg(nic);
    case NetworkStyle.INTERFACES: return interfaces(nic);
  }
}

/** the network service must be set, since it cannot be detected from an image */
export function needed(style: NetworkStyle | undefined, what: string): NetworkStyle {
  if (style === undefined) {
    throw new CallerError(`${what} needs the network service of the guest: `
      + "set 'networkStyle' of the CloudInit, for example NetworkStyle.NETPLAN for Ubuntu");
  }
  return style;
}

function checked(id: string, options: CloudInitInterfaceOptions): Interface {
  if (!/^[a-z][a-z0-9-]{0,14}$/.test(id)) {
    throw new CallerError(`the id of an interface must have 1 to 15 lower-case letters, digits and dashes, and start with a letter, got ${JSON.stringify(id)}: for example "office"`);
  }
  const { macAddress, address, gateway, nameServers = [], mtu } = options;
  if (!/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(macAddress)) {
    throw new CallerError(`'macAddress' of the interface '${id}' must be six pairs of lower-case hexadecimal digits, got ${JSON.stringify(macAddress)}: for example "5e:e6:19:22:0f:d8"`);
  }
  const cidr = address === undefined ? undefined : parseCidr(address);
  if (address !== undefined && (cidr === undefined || cidr.bits < 31 && (cidr.address === cidr.first || cidr.address === cidr.last))) {
    throw new CallerError(`'address' of the interface '${id}' must be the IPv4 address of one machine with its prefix, got ${JSON.stringify(address)}: for example "192.168.1.10/24"`);
  }
  if (gateway !== undefined && cidr === undefined) {
    throw new CallerError(`'gateway' of the interface '${id}' needs an 'address': set it, or leave 'gateway' out for DHCP`);
  }
  const router = gateway === undefined ? undefined : parseIpv4(gateway);
  if (gateway !== undefined && (router === undefined || !contains(cidr!, router) || router === cidr!.address)) {
    const range = `${ipv4Text(cidr!.first)}/${cidr!.bits}`;
    throw new CallerError(`'gateway' of the interface '${id}' must be another IPv4 address of its network ${range}, got ${JSON.stringify(gateway)}`);
  }
  const lost = nameServers.find(server => parseIpv4(server) === undefined);
  if (lost !== undefined) {
    throw new CallerError(`a name server of the interface '${id}' must be an IPv4 address, got ${JSON.stringify(lost)}: for example "192.168.1.1"`);
  }
  if (mtu !== undefined && (!Number.isInteger(mtu) || mtu < 576 || mtu > 65535)) {
    throw new CallerError(`'mtu' of the interface '${id}' must be a whole number from 576 to 65535, got ${mtu}: for example 1450`);
  }
  return { ...options, id, nameServers: [...nameServers], cidr };
}

const SECRETIVE = { permissions: '0600' };

function netplan({ id, macAddress, address, gateway, nameServers, mtu }: Interface): Setup {
  return setup(`/etc/netplan/60-${id}.yaml`, SECRETIVE, [
    'network:',
    '  version: 2',
    '  ethernets:',
    `    ${id}:`,
    '      match:',
    `        macaddress: "${macAddress}"`,
    ...address === undefined ? ['      dhcp4: true'] : ['      dhcp4: false', `      addresses: ["${address}"]`],
    ...gateway === undefined ? [] : ['      routes:', '        - to: 0.0.0.0/0', `          via: ${gateway}`],
    ...nameServers.length === 0 ? [] : ['      nameservers:', `        addresses: [${nameServers.join(', ')}]`],
    ...mtu === undefined ? [] : [`      mtu: ${mtu}`],
  ], ['netplan', 'apply']);
}

function networkd({ id, macAddress, address, gateway, nameServers, mtu }: Interface): Setup {
  return setup(`/etc/systemd/network/20-${id}.network`, {}, [
    '[Match]',
    `MACAddress=${macAddress}`,
    '',
    ...mtu === undefined ? [] : ['[Link]', `MTUBytes=${mtu}`, ''],
    '[Network]',
    address === undefined ? 'DHCP=ipv4' : `Address=${address}`,
    ...gateway === undefined ? [] : [`Gateway=${gateway}`],
    ...nameServers.map(server => `DNS=${server}`),
  ], ['systemctl', 'restart', 'systemd-networkd.service']);
}

function networkManager({ id, macAddress, address, gateway, nameServers, mtu }: Interface): Setup {
  return setup(`/etc/NetworkManager/system-connections/${id}.nmconnection`, SECRETIVE, [
    '[connection]',
    `id=${id}`,
    'type=ethernet',
    '',
    '[ethernet]',
    `mac-address=${macAddress.toUpperCase()}`,
    ...mtu === undefined ? [] : [`mtu=${mtu}`],
    '',
    '[ipv4]',
    `method=${address === undefined ? 'auto' : 'manual'}`,
    ...address === undefined ? [] : [`address1=${address}${gateway === undefined ? '' : `,${gateway}`}`],
    ...nameServers.length === 0 ? [] : [`dns=${nameServers.map(server => `${server};`).join('')}`],
    '',
    '[ipv6]',
    'method=auto',
  ], ['nmcli', 'connection', 'reload'], ['nmcli', 'connection', 'up', id]);
}

function ifcfg({ id, macAddress, address, cidr, gateway, nameServers, mtu }: Interface): Setup {
  return setup(`/etc/sysconfig/network-scripts/ifcfg-${id}`, {}, [
    'TYPE=Ethernet',
    `NAME=${id}`,
    `HWADDR=${macAddress.toUpperCase()}`,
    'ONBOOT=yes',
    `BOOTPROTO=${address === undefined ? 'dhcp' : 'none'}`,
    ...cidr === undefined ? [] : [`IPADDR=${ipv4Text(cidr.address)}`, `PREFIX=${cidr.bits}`],
    ...gateway === undefined ? [] : [`GATEWAY=${gateway}`],
    ...nameServers.map((server, i) => `DNS${i + 1}=${server}`),
    ...mtu === undefined ? [] : [`MTU=${mtu}`],
  ], ['ifup', id]);
}

function interfaces({ id, macAddress, address, gateway, nameServers, mtu }: Interface): Setup {
  return setup(`/etc/network/interfaces.d/${id}`, {}, [
    `auto mac/${macAddress}=${id}`,
    `allow-hotplug mac/${macAddress}=${id}`,
    `iface ${id} inet ${address === undefined ? 'dhcp' : 'static'}`,
    ...address === undefined ? [] : [`    address ${address}`],
    ...gateway === undefined ? [] : [`    gateway ${gateway}`],
    ...nameServers.length === 0 ? [] : [`    dns-nameservers ${nameServers.join(' ')}`],
    // the method dhcp does not have an option for the MTU
    ...mtu === undefined ? [] : [`    pre-up ip link set dev $IFACE mtu ${mtu}`],
  ], ['ifup', '-a']);
}

function setup(path: string, options: { permissions?: string }, lines: string[], ...run: string[][]): Setup {
  return { files: [textFile(path, `${lines.join('\n')}\n`, options)], run };
}
