import { Chart } from 'cdk8s';
import { corpusTest, covers, filesOf, read } from './corpus';
import { NodeUSBDevice } from '../../src/kinds/node-usb-device';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualDiskSnapshot } from '../../src/kinds/virtual-disk-snapshot';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineBlockDeviceAttachment } from '../../src/kinds/virtual-machine-block-device-attachment';
import { OperationOptions, VirtualMachineOperation } from '../../src/kinds/virtual-machine-operation';
import { VirtualMachineSnapshot } from '../../src/kinds/virtual-machine-snapshot';
import { VirtualMachineSnapshotOperation } from '../../src/kinds/virtual-machine-snapshot-operation';
import { ManifestObject } from '../../src/manifest/manifest';
import { checkObjects } from '../../src/rules/run';
import { BlockDevice } from '../../src/values/block-device';
import { CopyOptions, NameReplacement } from '../../src/values/copy';
import { MachineAction } from '../../src/values/machine-action';
import { RemovalPolicy } from '../../src/values/removal-policy';

const vm = (name: string) => VirtualMachine.fromMachineName(name);
const removalPolicy = RemovalPolicy.DESTROY;

// the guides leave it to the reader to keep a GitOps tool from running an operation twice
const operation = (name: OperationOptions, machineName: string, action: MachineAction) => (chart: Chart) =>
  new VirtualMachineOperation(chart, 'Operation', { byHand: false, ...name, machine: vm(machineName), action });
const create = (name: OperationOptions, snapshot: string, options: CopyOptions) => (chart: Chart) =>
  new VirtualMachineSnapshotOperation(chart, 'Operation', {
    byHand: false, ...name, snapshot: VirtualMachineSnapshot.fromMachineSnapshotName(snapshot), ...options,
  });
const snapshot = (name: string, machineName: string) => (chart: Chart) =>
  new VirtualMachineSnapshot(chart, name, { machine: vm(machineName), keepIpAddress: false, removalPolicy });
const attachment = (name: string, machineName: string, device: BlockDevice) => (chart: Chart) =>
  new VirtualMachineBlockDeviceAttachment(chart, name, { machine: vm(machineName), device });
const device = (deviceName: string, assignedNamespace: string) => (chart: Chart) =>
  new NodeUSBDevice(chart, 'Device', { deviceName, assignedNamespace, removalPolicy });
const disk = (name: string) => BlockDevice.disk(VirtualDisk.fromDiskName(name));

// some of them keep operations under a name, which is worth a warning and true of the guides
beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => jest.restoreAllMocks());

const affixes = { namePrefix: 'clone-', nameSuffix: '-prod' };

covers('VirtualMachineOperation', {
  '019-user-guide-1906-VirtualMachineOperation-restart-linux-vm.yaml': operation({ generateName: 'restart-linux-vm-' }, 'linux-vm', MachineAction.restart()),
  '028-user-guide-2964-VirtualMachineOperation-migrate-linux-vm.yaml':
    operation({ generateName: 'migrate-linux-vm-' }, 'linux-vm', MachineAction.migrate({ nodeName: 'production-1', force: true })),
  '040-user-guide-4181-VirtualMachineOperation-clone-database.yaml': operation({ name: 'clone-database' }, 'database', MachineAction.clone(affixes)),
  '064-admin-guide-1217-VirtualMachineOperation-evict-linux-vm.yaml': operation({ generateName: 'evict-linux-vm-' }, 'linux-vm', MachineAction.evict()),
  '086-virtualmachineoperations-376-VirtualMachineOperation-restart-example-vm.yaml':
    operation({ generateName: 'restart-example-vm-' }, 'example-vm', MachineAction.restart()),
});

covers('VirtualMachineSnapshotOperation', {
  '043-user-guide-4261-VirtualMachineSnapshotOperation-clone-database-from-snapshot.yaml':
    create({ name: 'clone-database-from-snapshot' }, 'database-snapshot', affixes),
  '089-virtualmachinesnapshotoperations-305-VirtualMachineSnapshotOperation-clone-example-vm-from-snapshot.yaml':
    create({ name: 'clone-example-vm-from-snapshot' }, 'example-vm-snapshot', {
      nameReplacements: [
        NameReplacement.machine(vm('example-vm'), 'example-vm-clone'),
        NameReplacement.disk(VirtualDisk.fromDiskName('example-disk'), 'example-vm-clone-root'),
      ],
    }),
});

covers('VirtualMachineSnapshot', {
  '036-user-guide-3944-VirtualMachineSnapshot-linux-vm-snapshot.yaml': snapshot('linux-vm-snapshot', 'linux-vm'),
  '090-virtualmachinesnapshots-212-VirtualMachineSnapshot-example-vm-snapshot.yaml': snapshot('example-vm-snapshot', 'example-vm'),
});

covers('VirtualMachineBlockDeviceAttachment', {
  '020-user-guide-2490-VirtualMachineBlockDeviceAttachment-attach-blank-disk.yaml': attachment('attach-blank-disk', 'linux-vm', disk('blank-disk')),
  '021-user-guide-2551-VirtualMachineBlockDeviceAttachment-attach-ubuntu-iso.yaml':
    attachment('attach-ubuntu-iso', 'linux-vm', BlockDevice.image(VirtualImage.fromImageName('ubuntu-iso'))),
  '083-virtualmachineblockdeviceattachments-191-VirtualMachineBlockDeviceAttachment-attach-example-data-disk.yaml':
    attachment('attach-example-data-disk', 'example-vm', disk('example-data-disk')),
});

covers('NodeUSBDevice', {
  '046-user-guide-4370-NodeUSBDevice-logitech-webcam.yaml': device('logitech-webcam', 'my-project'),
  '048-user-guide-4438-NodeUSBDevice-logitech-webcam.yaml': device('logitech-webcam', 'my-project'),
  '079-nodeusbdevices-196-NodeUSBDevice-example-usb.yaml': device('example-usb', 'workloads'),
});

const refusals = (file: string): string[] => checkObjects([new ManifestObject(read(file))])
  .filter(({ severity }) => severity === 'error').map(({ id, pointer }) => `${id} ${pointer}`).sort();

/** what refuses the manifests that an author cannot write: those of the guides that are wrong, and the one of a kind that is the platform's */
const REFUSED: Record<string, string[]> = {
  '034-user-guide-3828-VirtualDiskSnapshot-linux-vm-root--date-s.yaml': ['SCHEMA-PATTERN /metadata/name'],
  '037-user-guide-3995-VirtualMachineOperation-restore-vm.yaml': ['SCHEMA-ENUM /spec/restore/mode'],
  '038-user-guide-4130-VirtualMachineOperation-vmop-name.yaml': ['SCHEMA-ENUM /spec/clone/mode', 'SCHEMA-PATTERN /metadata/name', 'SCHEMA-UNKNOWN /spec/clone/nameReplacements'],
  '039-user-guide-4154-VirtualMachineOperation-clone-database.yaml': ['SCHEMA-UNKNOWN /spec/clone/nameReplacements'],
  '041-user-guide-4204-VirtualMachineSnapshotOperation-vmsop-name.yaml':
    ['SCHEMA-ENUM /spec/createVirtualMachine/mode', 'SCHEMA-PATTERN /metadata/name', 'SCHEMA-UNKNOWN /spec/createVirtualMachine/nameReplacements'],
  '042-user-guide-4234-VirtualMachineSnapshotOperation-clone-database-from-snapshot.yaml': ['SCHEMA-UNKNOWN /spec/createVirtualMachine/nameReplacements'],
  '080-usbdevices-203-USBDevice-example-usb.yaml': ['USB-01 '],
};

corpusTest.each(Object.entries(REFUSED))('%s is refused', (file, findings) => expect(refusals(file)).toEqual(findings));

corpusTest('every invalid manifest of these kinds is refused', () => {
  const kinds = ['VirtualDiskSnapshot', 'VirtualMachineSnapshot', 'VirtualMachineOperation', 'VirtualMachineSnapshotOperation',
    'VirtualMachineBlockDeviceAttachment', 'NodeUSBDevice', 'USBDevice'];
  expect(Object.keys(REFUSED)).toEqual([...kinds.flatMap(kind => filesOf(kind, 'invalid')), ...filesOf('USBDevice', 'valid')].sort());
  // of this kind the guides have nothing that is right
  expect(filesOf(VirtualDiskSnapshot.name, 'valid')).toEqual([]);
});

/** code of ours for what the wrong ones among them mean */
corpusTest('what a wrong clone means can be said', () => {
  const { clone } = read('039-user-guide-4154-VirtualMachineOperation-clone-database.yaml').spec;
  const nameReplacements = clone.nameReplacements.map(({ from, to }: any) => NameReplacement.of(from.name, to.name, from.kind));
  const object = new ManifestObject({
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachineOperation',
    metadata: { generateName: 'clone-' },
    spec: { ...MachineAction.clone({ nameReplacements })._toKube(), virtualMachineName: 'database' },
  });
  expect(checkObjects([object])).toEqual([]);
});
