import { DVP_GROUP } from '../../manifest/groups';
import { Manifest } from '../../manifest/manifest';
import { gone, newField, newKind, newVersion, newWord } from '../../rules/releases/releases';
import { stillThere } from '../../rules/releases/removed-kinds';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const sample = (kind: string, spec: object): Manifest =>
  ({ apiVersion: `${DVP_GROUP}/v1alpha2`, kind, metadata: { name: 'web', namespace: 'shop' }, spec });

const vmClass = (version: string): Manifest =>
  ({ apiVersion: `${DVP_GROUP}/${version}`, kind: 'VirtualMachineClass', metadata: { name: 'web' }, spec: { cpu: { type: 'Host' } } });

const withChecksum = (checksum: object): Manifest =>
  sample('VirtualDisk', { dataSource: { type: 'HTTP', http: { url: 'https://example.com/disk.img', checksum } } });

const restore = (): Manifest => sample('VirtualMachineRestore', { virtualMachineSnapshotName: 'monday', restoreMode: 'Safe' });

export const RELEASE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: newKind,
    facts: () => ({ dvpRelease: '0.24.1' }),
    breaks: () => [sample('VirtualMachineMACAddress', {})],
    keeps: () => [sample('VirtualMachineIPAddress', { type: 'Auto' })],
  },
  {
    rule: newField,
    facts: () => ({ dvpRelease: '1.10.2' }),
    breaks: () => [withChecksum({ sha1: '0'.repeat(40) })],
    keeps: () => [withChecksum({ sha256: '0'.repeat(64) })],
  },
  {
    rule: newWord,
    facts: () => ({ dvpRelease: '1.10.2' }),
    breaks: () => [machine({ osType: 'Legacy', enableParavirtualization: false })],
    keeps: () => [machine({ osType: 'Windows', enableParavirtualization: false })],
  },
  {
    rule: gone,
    facts: () => ({ dvpRelease: '1.9.0' }),
    breaks: () => [restore()],
    keeps: () => [sample('VirtualDiskSnapshot', { virtualDiskName: 'data', requiredConsistency: true })],
  },
  {
    rule: newVersion,
    facts: () => ({ dvpRelease: '1.1.3' }),
    breaks: () => [vmClass('v1alpha3')],
    keeps: () => [vmClass('v1alpha2')],
  },
  {
    rule: stillThere,
    breaks: () => [restore()],
    keeps: () => [sample('VirtualDiskSnapshot', { virtualDiskName: 'data', requiredConsistency: true })],
  },
];
