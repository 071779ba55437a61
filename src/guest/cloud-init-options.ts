import { NetworkStyle } from '../values/network-style';
import type { PasswordHash } from '../values/password-hash';

/**
 * Properties of a `CloudInit`.
 */
export interface CloudInitProps {
  /**
   * Host name of the guest: letters, digits and dashes; with dots it is the full name, and its first part the host name.
   *
   * @default - the name of the machine
   */
  readonly hostname?: string;

  /**
   * Time zone of the guest, as in the tz database, for example `Europe/Berlin`.
   *
   * @default - that of the image
   */
  readonly timezone?: string;

  /**
   * Locale of the guest, for example `en_US.UTF-8`.
   *
   * @default - that of the image
   */
  readonly locale?: string;

  /**
   * Whether the lists of packages are fetched before packages are installed.
   *
   * @default - they are if there are packages to install
   */
  readonly packageUpdate?: boolean;

  /**
   * Whether the packages of the image are upgraded at the first start, which takes its time.
   *
   * @default - they are left as they are
   */
  readonly packageUpgrade?: boolean;

  /**
   * Whether the SSH server lets users in by password.
   *
   * @default - the image decides; most let in by key only
   */
  readonly sshPasswordAuth?: boolean;

  /**
   * Whether the user that comes with the image, such as `ubuntu`, is made beside those of `addUser`.
   *
   * @default true
   */
  readonly keepDefaultUser?: boolean;

  /**
   * What sets up the network inside the guest; the image decides it, so look it up.
   *
   * @default - 'addInterface' and 'onlineHotplugNics' ask for it
   */
  readonly networkStyle?: NetworkStyle;

  /**
   * What the guest writes to its console when it is set up; `$uptime`, `$timestamp`, `$version` and `$datasource` are filled in.
   *
   * @default - a message of cloud-init's own
   */
  readonly finalMessage?: string;
}

/**
 * Options of `CloudInit.addUser`.
 */
export interface CloudInitUserOptions {
  /**
   * Public keys that let the user in, each one line as in a `.pub` file, for example `ssh-ed25519 AAAA… ops@example.com`;
   * options in front, such as `from="10.0.0.0/8"`, are kept.
   *
   * @default - no key lets the user in
   */
  readonly sshKeys?: string[];

  /**
   * Whether the user may run everything as everybody, without a password.
   *
   * @default - the rules of the image and of the user's groups
   */
  readonly sudo?: boolean;

  /**
   * A rule for sudo in place of `sudo`, in the form of sudoers(5) without the user, for example `ALL=(ALL) NOPASSWD:/usr/bin/systemctl`.
   *
   * @default - what `sudo` says
   */
  readonly sudoRule?: string;

  /**
   * Groups beside the primary one, each 1 to 32 characters; cloud-init makes those that are missing.
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
   * @default - that of the distribution, often `/bin/sh`
   */
  readonly shell?: string;

  /**
   * Full name or purpose, one line without colons.
   *
   * @default - blank
   */
  readonly gecos?: string;

  /**
   * Home directory, an absolute path without colons.
   *
   * @default - `/home/` and the name
   */
  readonly homedir?: string;

  /**
   * Whether this is an account of the system: a low number and no home directory.
   *
   * @default false
   */
  readonly system?: boolean;

  /**
   * Number of the user, from 0 to 4,294,967,294.
   *
   * @default - the next free one
   */
  readonly uid?: number;

  /**
   * Hash of a password. It stands in the manifest, so prefer `sshKeys`.
   *
   * @default - the user has no password
   */
  readonly passwordHash?: PasswordHash;

  /**
   * Whether login by password is locked.
   *
   * @default - locked, unless there is a `passwordHash`
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
   * Whether the content comes after what is in the file already, rather than in its place.
   *
   * @default false
   */
  readonly append?: boolean;

  /**
   * Whether the file waits until users and packages are there, rather than being there before them.
   * Set it if a package brings the owner, or the file that this one replaces.
   *
   * @default - it waits if the owner is a user of `addUser`
   */
  readonly deferred?: boolean;
}

/**
 * Options of `CloudInit.addInterface`.
 */
export interface CloudInitInterfaceOptions {
  /**
   * Hardware address of the interface, six pairs of lower-case hexadecimal digits with colons between them: that of its
   * VirtualMachineMACAddress. The interface is known by it, not by its name, which the kernel may change.
   */
  readonly macAddress: string;

  /**
   * IPv4 address of the interface with the length of its prefix, for example `192.168.1.10/24`.
   *
   * Leave it out for a network that has a pool of addresses: the platform gives one out, by DHCP.
   *
   * @default - the guest asks for one by DHCP
   */
  readonly address?: string;

  /**
   * IPv4 address of the router that leads everywhere else, in the network of `address`.
   *
   * @default - the interface leads to its own network only
   */
  readonly gateway?: string;

  /**
   * IPv4 addresses of name servers.
   *
   * @default - those of the other interfaces, or of DHCP
   */
  readonly nameServers?: string[];

  /**
   * Largest packet in bytes, from 576 to 65535.
   *
   * @default - that of the network
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
   * Command lines for `sh` when they are in use again. They run as well where freezing failed.
   */
  readonly thaw: string;
}
