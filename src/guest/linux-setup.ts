import { command } from './commands';
import { textFile } from './file';
import { Setup, needed } from './interface';
import { NetworkStyle } from '../values/network-style';

/** processors that are plugged in work at once */
export const HOTPLUG_CPU: Setup = {
  files: [textFile('/etc/udev/rules.d/99-hotplug-cpu.rules', 'ACTION=="add", SUBSYSTEM=="cpu", TEST=="online", ATTR{online}=="0", ATTR{online}="1"\n', {})],
  run: [],
};

/** memory that is plugged in works at once */
export const HOTPLUG_MEMORY: Setup = {
  files: [textFile('/etc/udev/rules.d/99-hotplug-memory.rules', 'ACTION=="add", SUBSYSTEM=="memory", TEST=="state", ATTR{state}=="offline", ATTR{state}="online"\n', {})],
  run: [],
};

// sysctl has run by the time that cloud-init writes files
const STRICT_ARP_FILE = '/etc/sysctl.d/90-strict-arp.conf';

/** an interface answers for its own addresses only, and asks with them */
export const STRICT_ARP: Setup = {
  files: [textFile(STRICT_ARP_FILE, 'net.ipv4.conf.all.arp_ignore = 1\nnet.ipv4.conf.all.arp_announce = 2\n', {})],
  run: [['sysctl', '-p', STRICT_ARP_FILE]],
};

// a file of a lower number wins, as those of netplan and of 'addInterface' do; the boot does not wait for an interface without an answer
const ANY_NIC = '[Match]\nType=ether\nName=en* eth*\n\n[Link]\nRequiredForOnline=no\n\n[Network]\nDHCP=ipv4\n';

/** interfaces that are plugged in ask for an address; whatever is set up by hardware address comes first */
export function hotplugNics(style: NetworkStyle | undefined): Setup {
  switch (needed(style, 'what happens to a new interface')) {
    case NetworkStyle.NETPLAN:
    case NetworkStyle.NETWORKD:
      return { files: [textFile('/etc/systemd/network/99-hotplug.network', ANY_NIC, {})], run: [] };
    case NetworkStyle.INTERFACES:
      throw new Error("'onlineHotplugNics' does not work with NetworkStyle.INTERFACES: use 'addInterface' for each interface; cloud images of Debian have a helper");
    case NetworkStyle.NETWORK_MANAGER:
    case NetworkStyle.IFCFG:
      // NetworkManager does so by itself
      return { files: [], run: [] };
  }
}

/**
 * A script that the guest agent runs before a snapshot and after it.
 *
 * The dispatcher of Debian looks beside itself, and runs only if the agent is configured for it; that of the Red Hat family has a directory of its own.
 */
export function freezeHook(id: string, freeze: string, thaw: string): Setup {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(id)) {
    throw new Error(`the id of a freeze hook must have letters, digits, '-' and '_', and start with a letter or digit, got ${JSON.stringify(id)}: for example "postgres"`);
  }
  const script = `#!/bin/sh\ncase "$1" in\nfreeze)\n${command(freeze)}\n;;\nthaw)\n${command(thaw)}\n;;\nesac\n`;
  return {
    files: ['/etc/qemu/fsfreeze-hook.d', '/etc/qemu-ga/fsfreeze-hook.d'].map(directory => textFile(`${directory}/${id}`, script, { permissions: '0755' })),
    run: [],
  };
}

/** makes the agent of Debian run hooks; that of the Red Hat family has a command-line option, which wins */
export const FREEZE_HOOKS: Setup = {
  files: [textFile('/etc/qemu/qemu-ga.conf', '[general]\nfsfreeze-hook=/etc/qemu/fsfreeze-hook\n', {})],
  run: [['systemctl', 'restart', 'qemu-guest-agent.service']],
};
