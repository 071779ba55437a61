/**
 * The service that sets up the network inside a guest. It depends on the image.
 */
export enum NetworkStyle {
  /** netplan, as in Ubuntu from 18.04 and in cloud images of Debian from 12. */
  NETPLAN = 'netplan',

  /** systemd-networkd without netplan, as in Arch Linux and many small images. */
  NETWORKD = 'networkd',

  /** NetworkManager with its own files, as in Fedora and the Red Hat family from 9. */
  NETWORK_MANAGER = 'network-manager',

  /** Files `ifcfg-…`, as in the Red Hat family up to 8. */
  IFCFG = 'ifcfg',

  /** `/etc/network/interfaces` of ifupdown, as in images of Debian before 12; it must support patterns with `mac/`, see interfaces(5). */
  INTERFACES = 'interfaces',
}
