import { Manifest } from '../../manifest/manifest';
import { blankDiskIsUsed, blankTemplateIsUsed } from '../../rules/virtual-disk/unused';
import { disk, from } from '../data-source/objects';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';
import { poolOf } from '../virtual-machine-pool/objects';

const userData = (more: string) => ({ provisioning: { type: 'UserData', userData: `#cloud-config\npackages: [postgresql]\n${more}` } });
const MOUNTED = 'fs_setup: [{ device: /dev/sdb, filesystem: ext4 }]\nmounts: [[/dev/sdb, /var/lib/postgresql]]\n';

const withData = (more: string): Manifest[] => [
  machine({ blockDeviceRefs: ['root', 'data'].map(name => ({ kind: 'VirtualDisk', name })), ...userData(more) }),
  disk(from('ClusterVirtualImage', 'debian'), { name: 'root' }),
  disk({ persistentVolumeClaim: { size: '10Gi' } }, { name: 'data' }),
];

const poolWithData = (more: string): Manifest[] => [poolOf(
  { blockDeviceRefs: ['root', 'data'].map(name => ({ kind: 'VirtualDisk', name })), ...userData(more) },
  {
    virtualDiskTemplates: [
      { name: 'root', spec: from('ClusterVirtualImage', 'debian') },
      { name: 'data', spec: { persistentVolumeClaim: { size: '10Gi' } } },
    ],
  },
)];

export const UNUSED_EXAMPLES: readonly RuleExample[] = [
  { rule: blankDiskIsUsed, breaks: () => withData(''), keeps: () => withData(MOUNTED) },
  { rule: blankTemplateIsUsed, breaks: () => poolWithData(''), keeps: () => poolWithData(MOUNTED) },
];
