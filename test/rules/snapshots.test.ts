import { check, ids, report, told } from './support';
import { atOnce, disk, diskSnapshot, operation, snapshot, snapshotOperation } from '../../src/catalogue/operations/objects';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../src/manifest/manifest';

test.each([
  ['VMS-03', `VirtualMachineSnapshot shop/web-friday /spec/virtualMachineName (VMS-03)
  the snapshot is applied together with its machine, and fails for good unless that is running or stopped
  got: "web"
  instead: apply it when the machine is up, for example by a later wave of Argo CD, argocd.argoproj.io/sync-wave: "1"`],
  ['VDS-03', `VirtualDiskSnapshot shop/data-friday /spec/virtualDiskName (VDS-03)
  the snapshot is applied together with its disk, and fails for good unless that is ready
  got: "data"
  instead: apply it when the disk is ready, for example by a later wave of Argo CD, argocd.argoproj.io/sync-wave: "1"`],
  ['SOP-02', `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine (SOP-02)
  the machine to make needs a mode and a name
  got: nothing
  instead: 'createVirtualMachine' with 'mode', and with 'customization' or 'nameReplacement'`],
  ['SOP-03', `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine (SOP-03)
  nothing says what the copies are called
  instead: at least one of 'customization.namePrefix', 'customization.nameSuffix' and 'nameReplacement'`],
  ['SOP-05', `VirtualMachineSnapshotOperation shop/(no name) /spec/virtualMachineSnapshotName (SOP-05)
  the operation is applied together with its snapshot, and fails unless that is ready
  got: "web-friday"
  instead: apply it when the snapshot is ready, for example by the annotation argocd.argoproj.io/hook: PostSync, or helm.sh/hook: post-install`],
  ['SOP-06', `VirtualMachineSnapshotOperation shop/second /spec/virtualMachineSnapshotName (SOP-06)
  the snapshot gets the operation first at the same time, and takes one after the other
  got: "web-friday"
  instead: one operation; the next when it is finished`],
  ['SOP-07', `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine (SOP-07)
  the copy of VirtualMachine aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa would have a name of 64 characters, 63 is the most
  got: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-new"
  instead: a shorter prefix or suffix, or a shorter name in place of this one`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const create = (naming: object) => snapshotOperation({ createVirtualMachine: { mode: 'Strict', ...naming } });
const suffixed = (nameSuffix: string) => create({ customization: { nameSuffix } });
const wave = (n: number) => ({ annotations: { 'argocd.argoproj.io/sync-wave': `${n}` } });

test.each<[string, Manifest[], string]>([
  ['an empty suffix', [suffixed('')], `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine/customization/nameSuffix (SOP-03)
  this part of a name has 1 to 59 characters, here are 0
  got: ""
  instead: leave it out, or a character at least`],
  ['a suffix that is too long', [suffixed('a'.repeat(60))], `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine/customization/nameSuffix (SOP-03)
  this part of a name has 1 to 59 characters, here are 60
  got: "${'a'.repeat(60)}"
  instead: a shorter text`],
  ['a suffix that is just not too long', [suffixed('a'.repeat(59))], ''],
  ['a machine that is there already', [machine(), snapshot({}, wave(1)), create({ nameReplacement: [{ from: { kind: 'Secret', name: 'web' }, to: 'db' }] })],
    `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine (SOP-07)
  the copy of VirtualMachine web would have the name of VirtualMachine shop/web, which is there already
  got: "web"
  instead: another prefix, suffix or name`],
  ['a machine that may be gone by now', [snapshot(), create({ nameReplacement: [{ from: { kind: 'Secret', name: 'web' }, to: 'db' }] })], ''],
  ['a snapshot that may be of any machine', [suffixed('_new')], ''],
  ['a name that no machine can have', [snapshot(), suffixed('_new.')], `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine (SOP-07)
  the copy of VirtualMachine web would have a name that no object can have
  got: "web_new."
  instead: lower-case letters, digits, dashes and dots, with a letter or digit at both ends`],
  ['a snapshot operation kept under a name', [snapshotOperation({}, wave(1))], `VirtualMachineSnapshotOperation shop/web-again /metadata/name (OP-20)
  the platform deletes the operation when it is finished, and the next sync makes it again and runs it again
  got: "web-again"
  instead: 'generateName' with kubectl create, or a hook of Argo CD or Helm where it is meant to run at each sync`],
  ['two operations without names', [atOnce(snapshotOperation()), atOnce(snapshotOperation())], `VirtualMachineSnapshotOperation shop/(no name) /spec/virtualMachineSnapshotName (SOP-06)
  the snapshot gets the operation at the same time, and takes one after the other
  got: "web-friday"
  instead: one operation; the next when it is finished`],
  ['a snapshot of a machine elsewhere', [machine({}, { namespace: 'lab' }), snapshot()], ''],
  ['a snapshot of a disk elsewhere', [disk({ namespace: 'lab' }), diskSnapshot()], ''],
  ['a snapshot with the defaults left out', [{ ...snapshot(), spec: { virtualMachineName: 'web' } }, { ...diskSnapshot(), spec: { virtualDiskName: 'data' } }], ''],
])('%s', (_, manifests, text) => expect(report(manifests)).toBe(text));

test('a chain in order: machine, snapshot, and what is made of it', () => {
  const restore = operation({ type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } });
  expect(check([machine(), snapshot({}, wave(1)), restore, snapshotOperation()])).toEqual([]);
});

test('the same chain at once', () => {
  const restore = operation({ type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } });
  expect(ids(check([machine(), snapshot(), atOnce(restore), atOnce(snapshotOperation())]))).toEqual(['OP-18', 'OP-19', 'SOP-05', 'VMS-03']);
});
