import { REMOVED_KINDS } from '../../imports/contract/availability';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { unknownKind } from '../../src/manifest/former-kinds';
import { check, report } from '../rules/support';

test('a kind that was renamed', () => expect(report([{ ...machine(), kind: 'VirtualMachineDisk' }])).toBe(
  `VirtualMachineDisk shop/web /kind (SCHEMA-KIND)
  DVP has no kind VirtualMachineDisk; the kind of this name is gone since DVP 0.10.0
  got: "VirtualMachineDisk"
  instead: 'VirtualDisk'`));

test.each([
  ['VirtualMachineDisk', "'VirtualDisk'"],
  ['VirtualMachineDisks', "'VirtualDisk'"],
  ['virtualmachinedisk', "'VirtualDisk'"],
  ['VirtualMachineDiskSnapshot', "'VirtualDiskSnapshot'"],
  ['VirtualMachineImage', "'VirtualImage'"],
  ['ClusterVirtualMachineImage', "'ClusterVirtualImage'"],
  ['VirtualMachineIPAddressClaim', "'VirtualMachineIPAddress'"],
  ['VirtualMachineIPAdressClaim', "'VirtualMachineIPAddress'"],
  ['VirtualMachineCPUModel', "'VirtualMachineClass'"],
  ['VirtualMachineRestor', "'VirtualMachineOperation' of type Restore"],
  ['VirtualDiskRestore', "'VirtualDisk' with the VirtualDiskSnapshot as its dataSource"],
  ['VirtualMachineInstance', "'VirtualMachine'"],
  ['VirtualMachineInstanceMigration', "'VirtualMachineOperation' of type Migrate or Evict"],
  ['VirtualMachineInstanceType', "'VirtualMachineClass'"],
  ['DataVolume', "'VirtualDisk'"],
  ['VirtualMachin', "'VirtualMachine'"],
  ['VirtualMachineIPAdress', "'VirtualMachineIPAddress'"],
])('%s: %s', (kind, instead) => expect(check([{ ...machine(), kind }]).map(finding => `${finding.id} ${finding.instead}`)).toEqual([`SCHEMA-KIND ${instead}`]));

test('no advice names a kind that is gone', () => {
  const all = unknownKind('Elephant').instead;
  expect(all).toMatch(/^one of ClusterVirtualImage, .*VirtualMachineSnapshotOperation$/);
  for (const key of Object.keys(REMOVED_KINDS)) {
    const [kind] = key.split('/');
    expect(all).not.toContain(kind);
    expect(unknownKind(`${kind}s`).instead).not.toContain(kind);
  }
});
