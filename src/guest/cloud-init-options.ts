import { NetworkStyle } from '../values/network-style';
import type { PasswordHash } from '../values/password-hash';

/**
 * Properties of a `CloudInit`.
 */
export interface CloudInitProps {
  /**
   * Host name of the guest: letters, digits and dashes. With dots it is the FQDN, and its first part is the host name.
   *
   * @default - the name of the machine
   */
  readonly hostname?: string;

  /**
   * Time zone of the guest, from the tz database, for example `Europe/Berlin`.
   *
   * @default - the setting of the image
   */
  readonly timezone?: string;

  /**
   * Locale of the guest, for example `en_US.UTF-8`.
   *
   * @default - the setting of the image
   */
  readonly locale?: string;

  /**
   * Whether to update the package lists before packages are installed.
   *
   * @default - true if there are packages to install
   */
  readonly packageUpdate?: boolean;

  /**
   * Whether to upgrade the packages of the image at the first start. This takes time.
   *
   * @default - the packages are not upgraded
   */
  readonly packageUpgrade?: boolean;

  /**
   * Whether the SSH server allows login by password.
   *
   * @default - the image decides; most images allow login by key only
   */
  readonly sshPasswordAuth?: boolean;

  /**
   * Whether to create the default user of the image, such as `ubuntu`, in addition to the users of `addUser`.
   *
   * @default true
   */
  readonly keepDefaultUser?: boolean;

  /**
   * The network service inside the guest. It depends on the image: see its documentation.
   *
   * @default - not set; `addInterface` and `onlineHotplugNics` then throw an error
   */
  readonly networkStyle?: NetworkStyle;

  /**
   * Message on the console of the guest after the setup; `$uptime`, `$timestamp`, `$version` and `$datasource` are replaced.
   *
   * @default - the default message of cloud-init
   */
  readonly finalMessage?: string;
}

/**
 * Options of `CloudInit.addUser`.
 */
export interface CloudInitUserOptions {
  /**
   * SSH public keys of the user, each one line as in a `.pub` file, for example `ssh-ed25519 AAAA… ops@example.com`;
   * options before the key, such as `from="10.0.0.0/8"`, are kept.
   *
   * @default - no SSH keys
   */
  readonly sshKeys?: string[];

  /**
   * Whether the user may run all commands as any user with sudo, without a password.
   *
   * @default - the sudo rules of the image and of the user's groups
   */
  readonly sudo?: boolean;

  /**
   * A sudo rule instead of `sudo`, in the form of sudoers(5) without the user, for example `ALL=(ALL) NOPASSWD:/usr/bin/systemctl`.
   *
   * @default - the rule of `sudo`
   */
  readonly sudoRule?: string;

  /**
   * Additional groups, each 1 to 32 characters. cloud-init creates missing groups.
   *
   * @default - only the primary group
   */
  readonly groups?: string[];

  /**
   * Primary group, 1 to 32 characters.
   *
   * @default - a group with the name of the user
   */
  readonly primaryGroup?: string;

  /**
   * Login shell, an absolute path.
   *
   * @default - the default of the distribution, often `/bin/sh`
   */
  readonly shell?: string;

  /**
   * Full name or purpose, one line without colons.
   *
   * @default - empty
   */
  readonly gecos?: string;

  /**
   * Home directory, an absolute path without colons.
   *
   * @default - `/home/` and the name
   */
  readonly homedir?: string;

  /**
   * Whether this is a system account: a low UID, without a home directory.
   *
   * @default false
   */
  readonly system?: boolean;

  /**
   * UID of the user, from 0 to 4,294,967,294.
   *
   * @default - the next free UID
   */
  readonly uid?: number;

  /**
   * Hash of a password. It is readable in the manifest, so prefer `sshKeys`.
   *
   * @default - the user has no password
   */
  readonly passwordHash?: PasswordHash;

  /**
   * Whether login by password is locked.
   *
   * @default - locked, unless `passwordHash` is set
   */
  readonly lockPassword?: boolean;
}

/**
 * Options of `CloudInit.addFile` and `CloudInit.addBinaryFile`.
 */
export interface CloudInitFileOptions {
  /**
   * Owner of the file, a user, or a user and a group, for example `root:root`.
   *
   * @default 'root:root'
   */
  readonly owner?: string;

  /**
   * Permissions of the file, 3 or 4 octal digits, for example `0644`.
   *
   * @default '0644'
   */
  readonly permissions?: string;

  /**
   * Whether to append the content to an existing file instead of replacing it.
   *
   * @default false
   */
  readonly append?: boolean;

  /**
   * Whether to write the file after users are created and packages are installed, not before.
   * Set it if a package creates the owner, or contains the file that this one replaces.
   *
   * @default - true if the owner is a user of `addUser`
   */
  readonly deferred?: boolean;
}

/**
 * Options of `CloudInit.addInterface`.
 */
export interface CloudInitInterfaceOptions {
  /**
   * MAC address of the interface, six pairs of lower-case hexadecimal digits with colons between them: the address of its
   * VirtualMachineMACAddress. It identifies the interface, since the kernel may change the name.
   */
  readonly macAddress: string;

  /**
   * IPv4 address of the interface with the length of its prefix, for example `192.168.1.10/24`.
   *
   * Leave it out for a network with a pool of addresses: the platform assigns one by DHCP.
   *
   * @default - an address from DHCP
   */
  readonly address?: string;

  /**
   * IPv4 address of the default gateway, in the network of `address`.
   *
   * @default - no default route on this interface
   */
  readonly gateway?: string;

  /**
   * IPv4 addresses of name servers.
   *
   * @default - the name servers of the other interfaces, or of DHCP
   */
  readonly nameServers?: string[];

  /**
   * MTU: largest packet in bytes, from 576 to 65535.
   *
   * @default - the MTU of the network
   */
  readonly mtu?: number;
}

/**
 * Options of `CloudInit.addFreezeHooks`.
 */
export interface CloudInitFreezeHooks {
  /**
   * Command lines for `sh` before file systems are frozen for a snapshot, as root, for example `psql -c CHECKPOINT`.
   */
  readonly freeze: string;

  /**
   * Command lines for `sh` after file systems are thawed, as root. They also run if the freeze failed.
   */
  readonly thaw: string;
}
