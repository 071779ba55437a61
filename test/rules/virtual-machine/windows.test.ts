import { clusterImage, disk, download, from, image } from '../../../src/catalogue/data-source/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { answered } from '../../../src/catalogue/virtual-machine/windows';
import { Sysprep } from '../../../src/guest/sysprep';
import { WindowsVersion } from '../../../src/guest/sysprep-options';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, told } from '../support';

test.each([
  ['VM-113', `VirtualMachine shop/web /spec/blockDeviceRefs (VM-113)
  the machine has an autounattend.xml, which only the setup of Windows reads, and no CD-ROM with that setup
  instead: the ISO image of Windows as a VirtualImage in 'blockDeviceRefs'; or an unattend.xml for a generalized disk; or no 'provisioning' after the installation`],
  ['VM-114', `VirtualMachine shop/web /spec/blockDeviceRefs (VM-114)
  the answer file takes drivers from CD-ROM 2, and the machine has one image
  instead: the ISO image of the virtio drivers as another VirtualImage in 'blockDeviceRefs'`],
  ['VM-115', `VirtualMachine shop/web /spec/provisioning (VM-115)
  the user data is for Linux (it has 'packages'), and the machine has osType Windows
  instead: 'type: SysprepRef' with an answer file, or osType Generic for Linux`],
  ['VM-116', `VirtualMachine shop/web /spec/osType (VM-116)
  an answer file sets up Windows, and this machine has osType Generic
  instead: osType: Windows`],
  ['VM-117', `VirtualMachine shop/web /spec/memory/size (VM-117)
  Windows 11 needs 4Gi of memory or more
  got: "1Gi"
  instead: 4Gi or more`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-113', "the ISO image of Windows in 'blockDevices', as BlockDevice.image(image); or a Sysprep without 'installation' for a generalized disk; "
    + "or no 'provisioning' after the installation"],
  ['VM-114', "the ISO image of the virtio drivers in 'blockDevices', and its place in 'driverCdRom'"],
  ['VM-115', "Provisioning.sysprep(answers), or no 'osType' for Linux"],
  ['VM-116', 'OsType.WINDOWS'],
  ['VM-117', 'Size.gibibytes(4) or more'],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const found = (...manifests: readonly Manifest[]): string[] => check(manifests).map(({ id, pointer }) => `${id} ${pointer}`).filter(text => /^VM-11[3-7]/.test(text));

const root = { kind: 'VirtualDisk', name: 'web-root' };
const iso = (name: string, kind = 'VirtualImage') => ({ kind, name });
const attachment = (name: string): Manifest => ({
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'VirtualMachineBlockDeviceAttachment',
  metadata: { name, namespace: 'shop' },
  spec: { virtualMachineName: 'web', blockDeviceRef: iso(name) },
});
const path = (letter: string) => `<PathAndCredentials wcm:action="add"><Path>${letter}:\\viostor\\2k22\\amd64</Path></PathAndCredentials>`;
const devices = (...refs: object[]) => ({ blockDeviceRefs: [root, ...refs] });

test.each<[string, readonly Manifest[], string[]]>([
  ['the setup without a CD-ROM', answered('autounattend.xml', '<unattend/>', devices()), ['VM-113 /spec/blockDeviceRefs']],
  ['the setup with an image', answered('autounattend.xml', '<unattend/>', devices(iso('windows'))), []],
  ['the setup with an image of the cluster', answered('autounattend.xml', '<unattend/>', devices(iso('windows', 'ClusterVirtualImage'))), []],
  ['the setup with an attached image', [...answered('autounattend.xml', '<unattend/>', devices()), attachment('windows')], []],
  ['a generalized disk', answered('unattend.xml', '<unattend/>', devices()), []],
  ['drivers on the second of one', answered('autounattend.xml', path('E'), devices(iso('windows'))), ['VM-114 /spec/blockDeviceRefs']],
  ['drivers on the second of two', answered('autounattend.xml', path('E'), devices(iso('windows'), iso('drivers'))), []],
  ['drivers on one of several letters', answered('autounattend.xml', path('D') + path('E') + path('F'), devices(iso('windows'))), []],
  ['drivers on the third of two', answered('autounattend.xml', path('F'), devices(iso('windows'), iso('drivers'))), ['VM-114 /spec/blockDeviceRefs']],
  ['the osType of Linux', answered('unattend.xml', '<unattend/>', { osType: undefined }), ['VM-116 /spec/osType']],
  ['the osType Generic', answered('unattend.xml', '<unattend/>', { osType: 'Generic' }), ['VM-116 /spec/osType']],
  ['a Secret that is elsewhere', answered('unattend.xml', '<unattend/>', {}).slice(1), []],
])('an answer file for %s', (_, manifests, expected) => expect(found(...manifests)).toEqual(expected));

test.each<[string, string[]]>([
  ['#cloud-config\npackages: [nginx]\n', ['VM-115 /spec/provisioning']],
  ['#cloud-config\nusers: [default, { name: ops }]\n', ['VM-115 /spec/provisioning']],
  ['#cloud-config\nusers: [{ name: ops, sudo: true, passwd: x }]\n', ['VM-115 /spec/provisioning']],
  ['#cloud-config\nwrite_files: [{ path: /etc/motd, content: x }]\n', ['VM-115 /spec/provisioning']],
  // of cloudbase-init
  ['#cloud-config\nhostname: web\nusers: [{ name: ops, passwd: x, groups: [Administrators] }]\nwrite_files: [{ path: "C:\\\\motd", content: x }]\nruncmd: [dir]\n', []],
  ['#ps1_sysnative\nGet-Date\n', []],
  ['#!/bin/bash\nls\n', []],
])('Windows with the user data %j', (userData, expected) =>
  expect(found(machine({ osType: 'Windows', provisioning: { type: 'UserData', userData } }))).toEqual(expected));

const MEMORY = 'VM-117 /spec/memory/size';
const small = (spec: object) => machine({ osType: 'Windows', memory: { size: '1Gi' }, ...spec });
const ISO = (file: string) => download(`https://example.com/${file}`);

test.each<[string, readonly Manifest[], string[]]>([
  ['by the name of an image', [small(devices(iso('win11-23h2')))], [MEMORY]],
  ['by the name of an image, in words', [small(devices(iso('windows-11', 'ClusterVirtualImage')))], [MEMORY]],
  ['by the file of an image', [image(ISO('Win11_23H2_English_x64.iso')), small(devices(iso('debian')))], [MEMORY]],
  ['by the image of its disk', [clusterImage(ISO('golden.qcow2'), { name: 'windows-11' }), disk(from('ClusterVirtualImage', 'windows-11'), { name: 'web-root' }), small(devices())], [MEMORY]],
  ['by the image of its disk that is elsewhere', [disk(from('ClusterVirtualImage', 'windows-11'), { name: 'web-root' }), small(devices())], [MEMORY]],
  ['by the drivers', answered('autounattend.xml', path('D').replace('2k22', 'w11'), { memory: { size: '1Gi' }, ...devices(iso('setup')) }), [MEMORY]],
  ['by the edition', answered('unattend.xml', '<Value>Windows 11 Pro</Value>', { memory: { size: '1Gi' } }), [MEMORY]],
  ['with one core', [small({ memory: { size: '8Gi' }, cpu: { cores: 1, coreFraction: '100%' }, ...devices(iso('win11')) })], ['VM-117 /spec/cpu/cores']],
  ['with 4G', [small({ memory: { size: '4G' }, ...devices(iso('win11')) })], []],
  ['with 3Gi', [small({ memory: { size: '3Gi' }, ...devices(iso('win11')) })], [MEMORY]],
  ['or another one', answered('autounattend.xml', (path('D') + path('D')).replace('2k22', 'w11').replace('2k22', 'w10'), { memory: { size: '1Gi' }, ...devices(iso('setup')) }), []],
  ['in words of numbers', [small({ ...devices(), blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'win11-root' }] }), small({}), machine({ memory: { size: '1Gi' } }, { name: 'win11' })], []],
  ['as a word within another', [small(devices(iso('darwin11')))], []],
  ['in a longer number', [small(devices(iso('win110')))], []],
])('Windows 11 %s', (_, manifests, expected) => expect(found(...manifests)).toEqual(expected));

test.each<[string, string[]]>([['1Gi', [MEMORY]], ['2Gi', []]])('Windows 10 with %s', (size, expected) =>
  expect(found(small({ memory: { size }, ...devices(iso('windows-10')) }))).toEqual(expected));

test.each<[string, string, string[]]>([
  ['512Mi', path('D'), [MEMORY]],
  ['512Mi', path('D').replace('2k22', '2k25'), [MEMORY]],
  ['512Mi', '<Value>Windows Server 2019 SERVERSTANDARD</Value>', [MEMORY]],
  ['1Gi', path('D'), []],
  ['512Mi', '<unattend/>', []],
])('a server with %s and %s', (size, answers, expected) =>
  expect(found(...answered('unattend.xml', answers, { memory: { size }, cpu: { cores: 1, coreFraction: '100%' }, ...devices() }))).toEqual(expected));

test('the answer file of a Sysprep', () => {
  const sysprep = new Sysprep({ installation: { version: WindowsVersion.WINDOWS_11 } });
  expect(found(...answered(sysprep.fileName, sysprep.render(), { memory: { size: '1Gi' }, ...devices(iso('setup')) }))).toEqual(['VM-114 /spec/blockDeviceRefs', MEMORY]);
  expect(found(...answered(sysprep.fileName, sysprep.render(), { memory: { size: '4Gi' }, ...devices(iso('setup'), iso('drivers')) }))).toEqual([]);
});
