import { disk, operation } from '../../../src/catalogue/operations/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, report, told } from '../support';

test.each([
  ['OP-11', `VirtualMachineOperation shop/web-operation /spec/migrate/nodeSelector/disk type (OP-11)
  this is not a valid label key
  got: "disk type"
  instead: at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends; a DNS name and '/' may come before, for example example.com/disk`],
  ['OP-12', `VirtualMachineOperation shop/web-operation /spec/migrate/nodeSelector (OP-12)
  the Community Edition does not support a target for a migration
  got: an object with disk-type
  instead: no 'nodeSelector' here, and one on the machine if it must move to certain nodes`],
  ['OP-13', `VirtualMachineOperation shop/web-operation /spec/virtualMachineName (OP-13)
  the machine has the disk web-root, which is ReadWriteOnce, and the Community Edition does not migrate it
  got: "web"
  instead: disks that are ReadWriteMany, or a stop of the machine`],
  ['OP-17', `VirtualMachineOperation shop/web-operation /spec/force (OP-17)
  the machine has the liveMigrationPolicy AlwaysSafe, which forbids force
  got: true
  instead: no 'force', or PreferSafe on the machine`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each<[string, Manifest[], string]>([
  ['an invalid label value', [operation({ type: 'Migrate', migrate: { nodeSelector: { disk: 'very fast' } } })],
    `VirtualMachineOperation shop/web-operation /spec/migrate/nodeSelector/disk (OP-11)
  this is not a valid label value
  got: "very fast"
  instead: at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, or an empty string`],
  ['no force where force is the rule', [machine({ liveMigrationPolicy: 'AlwaysForced' }), operation({ type: 'Migrate', force: false })],
    `VirtualMachineOperation shop/web-operation /spec/force (OP-17)
  the machine has the liveMigrationPolicy AlwaysForced, which requires force
  got: false
  instead: no 'force', or PreferForced on the machine`],
  ['force where force is the rule', [machine({ liveMigrationPolicy: 'AlwaysForced' }), operation({ type: 'Migrate', force: true })], ''],
  ['an omitted force where the policy requires it', [machine({ liveMigrationPolicy: 'AlwaysForced' }), operation({ type: 'Migrate' })], ''],
  ['a forced restart, which the policy is not about', [machine({ liveMigrationPolicy: 'AlwaysSafe' }), operation({ force: true })], ''],
])('%s', (_, manifests, text) => expect(report(manifests)).toBe(text));

test('a disk of unknown access mode may be migrated by the Community Edition', () =>
  expect(check([disk({ name: 'web-root' }), machine(), operation({ type: 'Migrate' })], { edition: 'CE' })).toEqual([]));
