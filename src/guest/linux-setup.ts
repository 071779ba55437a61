import { command } from './commands';
import { textFile } from './file';
import { Setup, needed } from './interface';
import { CallerError } from '../manifest/caller-error';
import { NetworkStyle } from '../values/network-style';

/** activates hot-plugged processors */
export const HOTPLUG_CPU: Setup = {
  files: [textFile('/etc/udev/rules.d/99-hotplug-cpu.rules', 'ACTION=="add", SUBSYSTEM=="cpu", TEST=="online", ATTR{online}=="0", ATTR{online}="1"\n', {})],
  run: [],
};

/** activates hot-plugged memory */
export const HOTPLUG_MEMORY: Setup = {
  files: [textFile('/etc/udev/rules.d/99-hotplug-memory.rules', 'ACTION=="add", SUBSYSTEM=="memory", TEST=="state", ATTR{state}=="offline", ATTR{state}="online"\n', {})],
  run: [],
};

// systemd runs sysctl before cloud-init writes files, so it must run again
const STRICT_ARP_FILE = '/etc/sysctl.d/90-strict-arp.conf';

/** an interface answers ARP requests for its own addresses only, and sends requests with them */
export const STRICT_ARP: Setup = {
  files: [textFile(STRICT_ARP_FILE, 'net.ipv4.conf.all.arp_ignore = 1\nnet.ipv4.conf.all.arp_announce = 2\n', {})],
  run: [['sysctl', '-p', STRICT_ARP_FILE]],
};

// a file with a lower number wins, for example those of netplan and 'addInterface'; the boot does not wait for interfaces without DHCP
const ANY_NIC = '[Match]\nType=ether\nName=en* eth*\n\n[Link]\nRequiredForOnline=no\n\n[Network]\nDHCP=ipv4\n';

/** enables DHCP on hot-plugged interfaces; the setup by MAC address wins */
export function hotplugNics(style: NetworkStyle | undefined): Setup {
  switch (needed(style, 'what happens to a new interface')) {
    case NetworkStyle.NETPLAN:
    case NetworkStyle.NETWORKD:
      return { files: [textFile('/etc/systemd/network/99-hotplug.network', ANY_NIC, {})], run: [] };
    case NetworkStyle.INTERFACES:
      throw new CallerError("'onlineHotplugNics' does not work with NetworkStyle.INTERFACES: use 'addInterface' for each interface; cloud images of Debian have a helper");
    case NetworkStyle.NETWORK_MANAGER:
    case NetworkStyle.IFCFG:
      // NetworkManager does so by default
      return { files: [], run: [] };
  }
}

/**
 * A script that the guest agent runs before a snapshot and after it.
 *
 * Debian reads hooks beside its dispatcher, and only if the agent is configured for it. The Red Hat family has another directory.
 */
export function freezeHook(id: string, freeze: string, thaw: string): Setup {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(id)) {
    throw new CallerError(`the id of a freeze hook must have letters, digits, '-' and '_', and start with a letter or digit, got ${JSON.stringify(id)}: for example "postgres"`);
  }
  const script = `#!/bin/sh\ncase "$1" in\nfreeze)\n${command(freeze)}\n;;\nthaw)\n${command(thaw)}\n;;\nesac\n`;
  return {
    files: ['/etc/qemu/fsfreeze-hook.d', '/etc/qemu-ga/fsfreeze-hook.d'].map(directory => textFile(`${directory}/${id}`, script, { permissions: '0755' })),
    run: [],
  };
}

/** makes the agent of Debian run hooks; the Red Hat family sets a command-line option, which wins */
export const FREEZE_HOOKS: Setup = {
  files: [textFile('/etc/qemu/qemu-ga.conf', '[general]\nfsfreeze-hook=/etc/qemu/fsfreeze-hook\n', {})],
  run: [['systemctl', 'restart', 'qemu-guest-agent.service']],
};
