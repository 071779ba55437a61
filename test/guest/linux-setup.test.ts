import { parse } from 'yaml';
import { CloudInit } from '../../src/guest/cloud-init';
import { CloudInitInterfaceOptions } from '../../src/guest/cloud-init-options';
import { NetworkStyle } from '../../src/values/network-style';

const mac = '5e:e6:19:22:0f:d8';
const PINNED: CloudInitInterfaceOptions = { macAddress: mac, address: '192.168.1.10/24', gateway: '192.168.1.1', nameServers: ['192.168.1.2', '192.168.1.3'], mtu: 1450 };
const BY_DHCP: CloudInitInterfaceOptions = { macAddress: mac };

type Fill = (init: CloudInit) => void;

/** what a guest of a style is told, as cloud-init reads it */
function told(fill: Fill, networkStyle?: NetworkStyle): any {
  const init = new CloudInit({ networkStyle });
  fill(init);
  return parse(init.render(), { version: '1.1' });
}

const file = (path: string, content: string, permissions?: string) => ({ path, ...permissions === undefined ? {} : { permissions }, content });

test.each<[NetworkStyle, string, CloudInitInterfaceOptions, object]>([
  [NetworkStyle.NETPLAN, 'an address', PINNED, {
    write_files: [file('/etc/netplan/60-office.yaml', `network:
  version: 2
  ethernets:
    office:
      match:
        macaddress: "${mac}"
      dhcp4: false
      addresses: ["192.168.1.10/24"]
      routes:
        - to: 0.0.0.0/0
          via: 192.168.1.1
      nameservers:
        addresses: [192.168.1.2, 192.168.1.3]
      mtu: 1450
`, '0600')],
    runcmd: [['netplan', 'apply']],
  }],
  [NetworkStyle.NETPLAN, 'DHCP', BY_DHCP, {
    write_files: [file('/etc/netplan/60-office.yaml', `network:\n  version: 2\n  ethernets:\n    office:\n      match:\n        macaddress: "${mac}"\n      dhcp4: true\n`, '0600')],
    runcmd: [['netplan', 'apply']],
  }],
  [NetworkStyle.NETWORKD, 'an address', PINNED, {
    write_files: [file('/etc/systemd/network/20-office.network', `[Match]
MACAddress=${mac}

[Link]
MTUBytes=1450

[Network]
Address=192.168.1.10/24
Gateway=192.168.1.1
DNS=192.168.1.2
DNS=192.168.1.3
`)],
    runcmd: [['systemctl', 'restart', 'systemd-networkd.service']],
  }],
  [NetworkStyle.NETWORKD, 'DHCP', BY_DHCP, {
    write_files: [file('/etc/systemd/network/20-office.network', `[Match]\nMACAddress=${mac}\n\n[Network]\nDHCP=ipv4\n`)],
    runcmd: [['systemctl', 'restart', 'systemd-networkd.service']],
  }],
  [NetworkStyle.NETWORK_MANAGER, 'an address', PINNED, {
    write_files: [file('/etc/NetworkManager/system-connections/office.nmconnection', `[connection]
id=office
type=ethernet

[ethernet]
mac-address=5E:E6:19:22:0F:D8
mtu=1450

[ipv4]
method=manual
address1=192.168.1.10/24,192.168.1.1
dns=192.168.1.2;192.168.1.3;

[ipv6]
method=auto
`, '0600')],
    runcmd: [['nmcli', 'connection', 'reload'], ['nmcli', 'connection', 'up', 'office']],
  }],
  [NetworkStyle.NETWORK_MANAGER, 'DHCP', BY_DHCP, {
    write_files: [file('/etc/NetworkManager/system-connections/office.nmconnection',
      '[connection]\nid=office\ntype=ethernet\n\n[ethernet]\nmac-address=5E:E6:19:22:0F:D8\n\n[ipv4]\nmethod=auto\n\n[ipv6]\nmethod=auto\n', '0600')],
    runcmd: [['nmcli', 'connection', 'reload'], ['nmcli', 'connection', 'up', 'office']],
  }],
  [NetworkStyle.IFCFG, 'an address', PINNED, {
    write_files: [file('/etc/sysconfig/network-scripts/ifcfg-office', `TYPE=Ethernet
NAME=office
HWADDR=5E:E6:19:22:0F:D8
ONBOOT=yes
BOOTPROTO=none
IPADDR=192.168.1.10
PREFIX=24
GATEWAY=192.168.1.1
DNS1=192.168.1.2
DNS2=192.168.1.3
MTU=1450
`)],
    runcmd: [['ifup', 'office']],
  }],
  [NetworkStyle.IFCFG, 'DHCP', BY_DHCP, {
    write_files: [file('/etc/sysconfig/network-scripts/ifcfg-office', 'TYPE=Ethernet\nNAME=office\nHWADDR=5E:E6:19:22:0F:D8\nONBOOT=yes\nBOOTPROTO=dhcp\n')],
    runcmd: [['ifup', 'office']],
  }],
  [NetworkStyle.INTERFACES, 'an address', PINNED, {
    write_files: [file('/etc/network/interfaces.d/office', `auto mac/${mac}=office
allow-hotplug mac/${mac}=office
iface office inet static
    address 192.168.1.10/24
    gateway 192.168.1.1
    dns-nameservers 192.168.1.2 192.168.1.3
    pre-up ip link set dev $IFACE mtu 1450
`)],
    runcmd: [['ifup', '-a']],
  }],
  [NetworkStyle.INTERFACES, 'DHCP', BY_DHCP, {
    write_files: [file('/etc/network/interfaces.d/office', `auto mac/${mac}=office\nallow-hotplug mac/${mac}=office\niface office inet dhcp\n`)],
    runcmd: [['ifup', '-a']],
  }],
])('%s knows an interface with %s', (style, _, options, document) => {
  expect(told(init => init.addInterface('office', options), style)).toEqual(document);
});

test('what netplan reads is YAML', () => {
  const [{ content }] = told(init => init.addInterface('office', PINNED), NetworkStyle.NETPLAN).write_files;
  expect(parse(content)).toEqual({
    network: {
      version: 2,
      ethernets: {
        office: {
          match: { macaddress: mac },
          dhcp4: false,
          addresses: ['192.168.1.10/24'],
          routes: [{ to: '0.0.0.0/0', via: '192.168.1.1' }],
          nameservers: { addresses: ['192.168.1.2', '192.168.1.3'] },
          mtu: 1450,
        },
      },
    },
  });
});

test('two interfaces are brought up once', () => {
  const { write_files, runcmd } = told(init => {
    init.addInterface('app', { macAddress: '5e:e6:19:22:0f:d7' });
    init.addInterface('office', BY_DHCP);
  }, NetworkStyle.NETPLAN);
  expect(write_files).toHaveLength(2);
  expect(runcmd).toEqual([['netplan', 'apply']]);
});

const sysctl = {
  write_files: [file('/etc/sysctl.d/90-strict-arp.conf', 'net.ipv4.conf.all.arp_ignore = 1\nnet.ipv4.conf.all.arp_announce = 2\n')],
  runcmd: [['sysctl', '-p', '/etc/sysctl.d/90-strict-arp.conf']],
};
const rule = (name: string, text: string) => ({ write_files: [file(`/etc/udev/rules.d/99-hotplug-${name}.rules`, `ACTION=="add", ${text}\n`)] });
const anyNic = {
  write_files: [file('/etc/systemd/network/99-hotplug.network',
    '[Match]\nType=ether\nName=en* eth*\n\n[Link]\nRequiredForOnline=no\n\n[Network]\nDHCP=ipv4\n')],
};
const hook = '#!/bin/sh\ncase "$1" in\nfreeze)\npsql -c CHECKPOINT\n;;\nthaw)\ntrue\n;;\nesac\n';

test.each<[string, Fill, NetworkStyle | undefined, object]>([
  ['strict ARP', init => init.strictArp(), undefined, sysctl],
  ['processors', init => init.onlineHotplugCpu(), undefined, rule('cpu', 'SUBSYSTEM=="cpu", TEST=="online", ATTR{online}=="0", ATTR{online}="1"')],
  ['memory', init => init.onlineHotplugMemory(), undefined, rule('memory', 'SUBSYSTEM=="memory", TEST=="state", ATTR{state}=="offline", ATTR{state}="online"')],
  ['new interfaces of netplan', init => init.onlineHotplugNics(), NetworkStyle.NETPLAN, anyNic],
  ['new interfaces of networkd', init => init.onlineHotplugNics(), NetworkStyle.NETWORKD, anyNic],
  ['new interfaces of NetworkManager', init => init.onlineHotplugNics(), NetworkStyle.NETWORK_MANAGER, {}],
  ['new interfaces of ifcfg', init => init.onlineHotplugNics(), NetworkStyle.IFCFG, {}],
  ['a freeze hook', init => init.addFreezeHooks('postgres', { freeze: 'psql -c CHECKPOINT', thaw: 'true' }), undefined, {
    write_files: [
      file('/etc/qemu/fsfreeze-hook.d/postgres', hook, '0755'),
      file('/etc/qemu-ga/fsfreeze-hook.d/postgres', hook, '0755'),
      file('/etc/qemu/qemu-ga.conf', '[general]\nfsfreeze-hook=/etc/qemu/fsfreeze-hook\n'),
    ],
    package_update: true,
    packages: ['qemu-guest-agent'],
    runcmd: [['systemctl', 'enable', '--now', 'qemu-guest-agent.service'], ['systemctl', 'restart', 'qemu-guest-agent.service']],
  }],
])('writes %s, and all of it once', (_, fill, style, document) => {
  expect(told(fill, style)).toEqual(document);
  if (!JSON.stringify(document).includes('postgres')) {
    expect(told(init => { fill(init); fill(init); }, style)).toEqual(document);
  }
});

test('two freeze hooks share the agent', () => {
  const { write_files, packages, runcmd } = told(init => {
    init.installGuestAgent();
    init.addFreezeHooks('a', { freeze: 'a', thaw: 'a' });
    init.addFreezeHooks('b', { freeze: 'b', thaw: 'b' });
  });
  expect(write_files).toHaveLength(5);
  expect(packages).toEqual(['qemu-guest-agent']);
  expect(runcmd).toHaveLength(2);
});

const nic = (options: Partial<CloudInitInterfaceOptions>, id = 'office'): Fill => init => init.addInterface(id, { ...PINNED, ...options });
const STYLE = "needs the network service of the guest: set 'networkStyle' of the CloudInit, for example NetworkStyle.NETPLAN for Ubuntu";

test.each<[string, Fill, string]>([
  ['a MAC address in capitals', nic({ macAddress: mac.toUpperCase() }),
    "'macAddress' of the interface 'office' must be six pairs of lower-case hexadecimal digits, got \"5E:E6:19:22:0F:D8\": for example \"5e:e6:19:22:0f:d8\""],
  ['an address without its prefix', nic({ address: '192.168.1.10' }),
    "'address' of the interface 'office' must be the IPv4 address of one machine with its prefix, got \"192.168.1.10\": for example \"192.168.1.10/24\""],
  ['the address of a network', nic({ address: '192.168.1.0/24' }),
    "'address' of the interface 'office' must be the IPv4 address of one machine with its prefix, got \"192.168.1.0/24\": for example \"192.168.1.10/24\""],
  ['a gateway elsewhere', nic({ gateway: '192.168.2.1' }),
    "'gateway' of the interface 'office' must be another IPv4 address of its network 192.168.1.0/24, got \"192.168.2.1\""],
  ['itself as the gateway', nic({ gateway: '192.168.1.10' }),
    "'gateway' of the interface 'office' must be another IPv4 address of its network 192.168.1.0/24, got \"192.168.1.10\""],
  ['a gateway beside DHCP', nic({ address: undefined }),
    "'gateway' of the interface 'office' needs an 'address': set it, or leave 'gateway' out for DHCP"],
  ['a name as a name server', nic({ nameServers: ['dns.example.com'] }),
    'a name server of the interface \'office\' must be an IPv4 address, got "dns.example.com": for example "192.168.1.1"'],
  ['a tiny MTU', nic({ mtu: 68 }), "'mtu' of the interface 'office' must be a whole number from 576 to 65535, got 68: for example 1450"],
  ['an id that is no file name', nic({}, '../x'),
    'the id of an interface must have 1 to 15 lower-case letters, digits and dashes, and start with a letter, got "../x": for example "office"'],
  ['an id twice', init => { nic({})(init); nic({ macAddress: '5e:e6:19:22:0f:d7' })(init); },
    "a file can be written once, got \"/etc/netplan/60-office.yaml\" again: set 'append' to add to it"],
  ['a hook that is no file name', init => init.addFreezeHooks('a b', { freeze: 'a', thaw: 'b' }),
    "the id of a freeze hook must have letters, digits, '-' and '_', and start with a letter or digit, got \"a b\": for example \"postgres\""],
  ['a blank hook', init => init.addFreezeHooks('a', { freeze: ' ', thaw: 'b' }),
    'a command must not be blank: for example "systemctl restart nginx"'],
])('refuses %s', (_, fill, message) => expect(() => told(fill, NetworkStyle.NETPLAN)).toThrow(new Error(message)));

test.each<[string, Fill, NetworkStyle | undefined, string]>([
  ['an interface of nobody knows what', nic({}), undefined, `the interface 'office' ${STYLE}`],
  ['new interfaces of nobody knows what', init => init.onlineHotplugNics(), undefined, `what happens to a new interface ${STYLE}`],
  ['new interfaces of ifupdown', init => init.onlineHotplugNics(), NetworkStyle.INTERFACES,
    "'onlineHotplugNics' does not work with NetworkStyle.INTERFACES: use 'addInterface' for each interface; cloud images of Debian have a helper"],
])('refuses %s', (_, fill, style, message) => expect(() => told(fill, style)).toThrow(new Error(message)));
