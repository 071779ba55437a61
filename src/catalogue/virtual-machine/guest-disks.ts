import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { deviceBoots, mountHasDisk } from '../../rules/virtual-machine/guest-disks';
import { disk, from } from '../data-source/objects';
import { RuleExample } from '../entry';

/** the first command of a CloudInit that mounts disks, with a script of its own in place of the long one */
export const mounting = (size: number, path = '/srv'): string => `#cloud-config
bootcmd:
  - - sh
    - -c
    - exit 0
    - mount-disks
    - pgdata ext4 ${path} ${Math.floor(size * 0.9)} ${Math.ceil(size * 1.1) + 2 ** 24} nofail
`;

const GIB = 2 ** 30;

const withBlank = (size: string): Manifest[] => [
  machine({ blockDeviceRefs: ['root', 'data'].map(name => ({ kind: 'VirtualDisk', name })), provisioning: { type: 'UserData', userData: mounting(50 * GIB) } }),
  disk(from('ClusterVirtualImage', 'debian'), { name: 'root' }),
  disk({ persistentVolumeClaim: { size } }),
];

const USERS = '#cloud-config\nusers: [{ name: ops, ssh_authorized_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ops] }]\n';

const starting = (spec: object): Manifest[] => [
  machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }], provisioning: { type: 'UserData', userData: USERS } }),
  disk(spec, { name: 'root' }),
];

export const GUEST_DISK_EXAMPLES: readonly RuleExample[] = [
  { rule: mountHasDisk, breaks: () => withBlank('10Gi'), keeps: () => withBlank('50Gi') },
  { rule: deviceBoots, breaks: () => starting({ persistentVolumeClaim: { size: '10Gi' } }), keeps: () => starting(from('ClusterVirtualImage', 'debian')) },
];
