import { attachment } from '../../../src/catalogue/block-device-attachment/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, report, told } from '../support';

const ME = 'VirtualMachineBlockDeviceAttachment shop/data-to-web';

test.each([
  ['BDA-01', `${ME} /spec/blockDeviceRef/kind (BDA-01)
  the device of an attachment needs a kind
  got: nothing
  instead: VirtualDisk, VirtualImage or ClusterVirtualImage`],
  ['BDA-03', `VirtualMachineBlockDeviceAttachment shop/data-to-db /spec/blockDeviceRef (BDA-03)
  VirtualDisk data already has an attachment: ${ME}
  instead: one attachment for each disk`],
  ['BDA-04', `${ME} /spec/virtualMachineName (BDA-04)
  VirtualMachine shop/web has its disks on an IDE bus (osType Legacy, enableParavirtualization false), which does not support hot plug
  got: "web"
  instead: the device in 'blockDeviceRefs' of the machine, or 'enableParavirtualization: true' there`],
  ['BDA-05', `VirtualMachineBlockDeviceAttachment shop/data-15-to-web /spec/virtualMachineName (BDA-05)
  a machine has at most 16 devices, those of its spec and of attachments together, and this is number 17
  got: "web"
  instead: fewer devices for the machine, or larger ones`],
  ['BDA-07', `${ME} /spec/blockDeviceRef (BDA-07)
  VirtualDisk data is already in the spec of VirtualMachine shop/web, at position 1 of blockDeviceRefs
  instead: either the attachment or the entry in the spec`],
  ['BDA-08', `${ME} /spec/virtualMachineName (BDA-08)
  a device is attached to a running machine only, and VirtualMachine shop/web never runs: its runPolicy is AlwaysOff
  got: "web"
  instead: the device in 'blockDeviceRefs' of the machine, or another 'runPolicy' there`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['BDA-04', "the device in 'disks' or 'blockDevices' of the machine, or 'enableParavirtualization: true' there"],
  ['BDA-08', "the device in 'disks' or 'blockDevices' of the machine, or another 'runPolicy' there"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

// findings about the machines of the examples are another topic
const found = (...manifests: Manifest[]): string[] => check(manifests).filter(({ id }) => !id.startsWith('VM-')).map(({ id, object }) => `${id} ${object.split('/')[1]}`);
const device = (kind: string, name: string) => ({ blockDeviceRef: { kind, name } });
const elsewhere = (manifest: Manifest): Manifest => ({ ...manifest, metadata: { ...manifest.metadata, namespace: 'other' } });

test('a device without kind and name has both reported', () => expect(report([attachment({ blockDeviceRef: {} })])).toBe(`${ME} /spec/blockDeviceRef/kind (BDA-01)
  the device of an attachment needs a kind
  got: nothing
  instead: VirtualDisk, VirtualImage or ClusterVirtualImage

${ME} /spec/blockDeviceRef/name (BDA-01)
  the device of an attachment needs a name
  got: nothing
  instead: the name of a disk or of an image`));

test.each<[string, Manifest[], string[]]>([
  ['a disk three times', [attachment(), attachment({}, 'b'), attachment({}, 'c')], ['BDA-03 b', 'BDA-03 c']],
  ['disks of two namespaces', [attachment(), elsewhere(attachment())], []],
  ['an image twice', [attachment(device('VirtualImage', 'cd')), attachment({ ...device('VirtualImage', 'cd'), virtualMachineName: 'db' }, 'b')], []],
  ['the same attachment twice, which is another mistake', [attachment(), attachment()], ['NAME-DUPLICATE data-to-web']],
  ['a machine that says nothing of its bus', [attachment(), machine({ osType: 'Legacy' })], []],
  ['a machine on another bus of its own accord', [attachment(), machine({ enableParavirtualization: false })], []],
  ['a device of another kind in the spec', [attachment(device('VirtualImage', 'web-root')), machine()], []],
  ['an image in the spec', [attachment(device('ClusterVirtualImage', 'cd')), machine({ blockDeviceRefs: [{ kind: 'ClusterVirtualImage', name: 'cd' }] })], ['BDA-07 data-to-web']],
  ['a device in the spec of a namesake elsewhere', [attachment(device('VirtualDisk', 'web-root')), elsewhere(machine())], []],
  ['a machine that runs by itself', [attachment(), machine({ runPolicy: 'AlwaysOnUnlessStoppedManually' })], []],
  ['a machine outside', [attachment()], []],
  ['disks without a name', [attachment({ blockDeviceRef: { kind: 'VirtualDisk' } })], ['BDA-01 data-to-web']],
])('attachments: %s', (_, manifests, expected) => expect(found(...manifests)).toEqual(expected));

test.each<[string, Manifest[], string[]]>([
  ['outside, which has a device at least', [], ['BDA-05 a15', 'BDA-05 a16', 'BDA-05 a17']],
  ['with one device', [machine()], ['BDA-05 a15', 'BDA-05 a16', 'BDA-05 a17']],
  ['with two', [machine({ blockDeviceRefs: ['x', 'y'].map(name => ({ kind: 'VirtualDisk', name })) })], ['BDA-05 a14', 'BDA-05 a15', 'BDA-05 a16', 'BDA-05 a17']],
  ['of another namespace', [elsewhere(machine({ blockDeviceRefs: ['x', 'y'].map(name => ({ kind: 'VirtualDisk', name })) }))], ['BDA-05 a15', 'BDA-05 a16', 'BDA-05 a17']],
])('eighteen attachments to a machine %s', (_, machines, expected) =>
  expect(found(...machines, ...Array.from({ length: 18 }, (__, i) => attachment(device('VirtualDisk', `d${i}`), `a${i}`)))).toEqual(expected));
