import { volumeGroup, volumeGroupSet } from '../../../src/catalogue/storage/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, told } from '../support';

test.each([
  ['STORAGE-01', `LVMVolumeGroup vg-a /spec (STORAGE-01)
  a volume group needs devices or files
  instead: 'blockDeviceSelector' or 'fileDevices'

LVMVolumeGroupSet vg /spec/lvmVolumeGroupTemplate (STORAGE-01)
  a volume group needs devices or files
  instead: 'blockDeviceSelector' or 'fileDevices'`],
  ['STORAGE-02', `LVMVolumeGroup vg-a /spec/local (STORAGE-02)
  a volume group of type Local needs a node
  got: nothing
  instead: local.nodeName`],
  ['STORAGE-03', `LVMVolumeGroup vg-a /spec/blockDeviceSelector (STORAGE-03)
  an empty selector takes every device of the node
  instead: a condition on the labels of the devices, for example their model

LVMVolumeGroupSet vg /spec/lvmVolumeGroupTemplate/blockDeviceSelector (STORAGE-03)
  an empty selector takes every device of the node
  instead: a condition on the labels of the devices, for example their model`],
  ['STORAGE-04', `LVMVolumeGroup vg-a /spec/fileDevices/1/size (STORAGE-04)
  a file device must have at least 1Gi
  got: "1023Mi"
  instead: 1Gi, or more`],
  ['STORAGE-05', `LVMVolumeGroup vg-a /spec/fileDevices/1/name (STORAGE-05)
  another file device of the volume group has this name
  got: "file-0"
  instead: another name`],
  ['STORAGE-06', `LVMVolumeGroup vg-a /spec/fileDevices/0/directory (STORAGE-06)
  the module sds-node-configurator creates file devices only in /mnt/files and below
  got: "/opt/deckhouse/sds/file-devices"
  instead: /mnt/files, or another fileDevicesDirectory of the module`],
  ['STORAGE-07', `LVMVolumeGroup vg-a /spec/thinPools (STORAGE-07)
  the thin pools take 101% of the volume group together
  instead: smaller shares`],
  ['STORAGE-08', `LVMVolumeGroup vg-a /spec/actualVGNameOnTheNode (STORAGE-08)
  LVM does not accept this name
  got: "my data"
  instead: letters, digits, '+', '_', '.' and '-', which is not the first`],
  ['STORAGE-09', `LVMVolumeGroup b /spec/actualVGNameOnTheNode (STORAGE-09)
  LVMVolumeGroup a is the same volume group on worker-1
  got: "vg-data"
  instead: another name, or the thin pools and devices of both in one object`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['STORAGE-01', ["'blockDevices' or 'fileDevices'", "'blockDevices' or 'fileDevices'"]],
  ['STORAGE-02', ["set 'nodeName'"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const found = (...manifests: Manifest[]): string[] => check(manifests).map(({ id, pointer }) => `${id} ${pointer}`);
const pools = (...sizes: (string | number)[]) => volumeGroup({ thinPools: sizes.map((size, i) => ({ name: `thin-${i}`, size })) });
const named = (...names: string[]) => volumeGroup({ thinPools: names.map(name => ({ name, size: '10%' })) });
const configurator = (settings?: object): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'sds-node-configurator' }, spec: { enabled: true, ...settings === undefined ? {} : { version: 1, settings } },
});
const fileIn = (directory: string) => volumeGroup({ fileDevices: [{ name: 'a', directory, size: '10Gi' }] });
const FILES = '/spec/fileDevices/0/directory';

test.each<[string, Manifest[], string[]]>([
  ['an empty list of files and no devices', [volumeGroup({ blockDeviceSelector: undefined, fileDevices: [] })], ['STORAGE-01 /spec']],
  ['half and half', [pools('50%', '50%')], []],
  ['all and a size', [pools('100%', '10Gi')], ['STORAGE-07 /spec/thinPools']],
  ['all alone', [pools('100%')], []],
  ['sizes alone', [pools('10Gi', 1024)], []],
  ['the default directory, configured', [fileIn('/opt/deckhouse/sds/file-devices/a'), configurator()], []],
  ['another directory than the default one', [fileIn('/mnt'), configurator({})], [`STORAGE-06 ${FILES}`]],
  ['a directory that begins like it', [fileIn('/mnt/files-2'), configurator({ fileDevicesDirectory: '/mnt/files' })], [`STORAGE-06 ${FILES}`]],
  ['a way out of it', [fileIn('/mnt/files/../etc'), configurator({ fileDevicesDirectory: '/mnt/files/' })], [`STORAGE-06 ${FILES}`]],
  ['a directory that may be configured in the cluster', [fileIn('/mnt')], []],
  ['a thin pool twice', [named('thin', 'fast', 'thin')], ['STORAGE-08 /spec/thinPools/2/name']],
  ['a name that LVM uses', [named('pvmove0', 'a_tdata')], ['STORAGE-08 /spec/thinPools/0/name', 'STORAGE-08 /spec/thinPools/1/name']],
  ['a name like an option', [volumeGroup({ actualVGNameOnTheNode: '-v' })], ['STORAGE-08 /spec/actualVGNameOnTheNode']],
  ['the directory above', [volumeGroup({ actualVGNameOnTheNode: '..' })], ['STORAGE-08 /spec/actualVGNameOnTheNode']],
  ['a set beside a group', [volumeGroup(), volumeGroupSet()], []],
])('%s', (_, manifests, expected) => expect(found(...manifests)).toEqual(expected));
