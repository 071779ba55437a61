import { atOnce, disk, diskSnapshot, operation, snapshot, snapshotOperation } from '../../../src/catalogue/operations/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, report, told } from '../support';

test.each([
  ['OP-18', `VirtualMachineOperation shop/(no name) /spec/virtualMachineName (OP-18)
  the operation is applied together with its machine, and fails if it comes first
  got: "web"
  instead: apply it when the machine is up, for example by the annotation argocd.argoproj.io/hook: PostSync, or helm.sh/hook: post-install`],
  ['OP-19', `VirtualMachineOperation shop/(no name) /spec/restore/virtualMachineSnapshotName (OP-19)
  the restore is applied together with its snapshot, and fails unless the snapshot is ready
  got: "web-friday"
  instead: apply it when the snapshot is ready, for example by the annotation argocd.argoproj.io/hook: PostSync, or helm.sh/hook: post-install`],
  ['VMS-03', `VirtualMachineSnapshot shop/web-friday /spec/virtualMachineName (VMS-03)
  the snapshot is applied together with its machine, and fails unless the machine is running or stopped
  got: "web"
  instead: apply it when the machine is up, for example by a later wave of Argo CD, argocd.argoproj.io/sync-wave: "1"`],
  ['VDS-03', `VirtualDiskSnapshot shop/data-friday /spec/virtualDiskName (VDS-03)
  the snapshot is applied together with its disk, and fails unless the disk is ready
  got: "data"
  instead: apply it when the disk is ready, for example by a later wave of Argo CD, argocd.argoproj.io/sync-wave: "1"`],
  ['SOP-05', `VirtualMachineSnapshotOperation shop/(no name) /spec/virtualMachineSnapshotName (SOP-05)
  the operation is applied together with its snapshot, and fails unless the snapshot is ready
  got: "web-friday"
  instead: apply it when the snapshot is ready, for example by the annotation argocd.argoproj.io/hook: PostSync, or helm.sh/hook: post-install`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const wave = (n: number) => ({ annotations: { 'argocd.argoproj.io/sync-wave': `${n}` } });

test.each<[string, Manifest[], string]>([
  ['a restore from a snapshot of another namespace', [snapshot({}, { namespace: 'lab' }),
    atOnce(operation({ type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } }))], ''],
  ['a snapshot of a machine elsewhere', [machine({}, { namespace: 'lab' }), snapshot()], ''],
  ['a snapshot of a disk elsewhere', [disk({ namespace: 'lab' }), diskSnapshot()], ''],
  ['a snapshot with the defaults left out', [{ ...snapshot(), spec: { virtualMachineName: 'web' } }, { ...diskSnapshot(), spec: { virtualDiskName: 'data' } }], ''],
])('%s', (_, manifests, text) => expect(report(manifests)).toBe(text));

test.each<[string, object, string[]]>([
  ['by an annotation for a hook', { 'argocd.argoproj.io/hook': 'PostSync' }, []],
  ['by several of them', { 'argocd.argoproj.io/hook': 'PostSync,PostDelete' }, []],
  ['by Helm', { 'helm.sh/hook': 'post-install, post-upgrade' }, []],
  ['by a later wave', { 'argocd.argoproj.io/sync-wave': '5' }, []],
  ['not by an earlier wave', { 'argocd.argoproj.io/sync-wave': '-5' }, ['OP-18']],
  ['not by a wave that is not a number', { 'argocd.argoproj.io/sync-wave': 'last' }, ['OP-18']],
  ['not by a hook before', { 'helm.sh/hook': 'pre-install' }, ['OP-18']],
  ['not by a hook meanwhile', { 'argocd.argoproj.io/hook': 'Sync' }, ['OP-18']],
])('an operation comes after its machine %s', (_, annotations, told18) => {
  const { metadata, ...rest } = atOnce(operation());
  expect(ids(check([machine(), { ...rest, metadata: { ...metadata, annotations } } as Manifest]))).toEqual(told18);
});

test('a chain in order: machine, snapshot, and what is made of it', () => {
  const restore = operation({ type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } });
  expect(check([machine(), snapshot({}, wave(1)), restore, snapshotOperation()])).toEqual([]);
});

test('the same chain at once', () => {
  const restore = operation({ type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } });
  expect(ids(check([machine(), snapshot(), atOnce(restore), atOnce(snapshotOperation())]))).toEqual(['OP-18', 'OP-19', 'SOP-05', 'VMS-03']);
});

test('an operation on a machine that the schema refuses has no findings about the machine', () => {
  const broken = machine({ blockDeviceRefs: 'all', runPolicy: 'Sometimes', liveMigrationPolicy: 7 });
  const copy = operation({ type: 'Clone', clone: { mode: 'Strict', customization: { nameSuffix: '-copy' } } });
  const findings = check([broken, atOnce(operation({ type: 'Evict', force: true })), atOnce(copy)], { edition: 'CE' });
  expect(ids(findings.filter(({ object }) => object.startsWith('VirtualMachineOperation')))).toEqual(['OP-14']);
});
