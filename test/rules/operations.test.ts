import fc from 'fast-check';
import { check, ids, report, told } from './support';
import { atOnce, disk, operation, snapshot } from '../../src/catalogue/operations/objects';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../src/manifest/manifest';

test.each([
  ['OP-03', `VirtualMachineOperation shop/web-operation /spec/force (OP-03)
  a start cannot be forced
  got: true
  instead: no 'force'; for a machine that hangs, the type Restart with it`],
  ['OP-04', `VirtualMachineOperation shop/web-operation /spec/restore (OP-04)
  a restore needs to know from what, and how strictly
  got: nothing
  instead: 'restore' with 'virtualMachineSnapshotName' and 'mode'`],
  ['OP-05', `VirtualMachineOperation shop/web-operation /spec/clone (OP-05)
  nothing says what the copies are called
  instead: at least one of 'customization.namePrefix', 'customization.nameSuffix' and 'nameReplacement'`],
  ['OP-06', `VirtualMachineOperation shop/web-operation /spec/migrate (OP-06)
  an operation of type Evict has no target
  got: an object with no field
  instead: the type Migrate, or no 'migrate'`],
  ['OP-07', `VirtualMachineOperation shop/web-operation /spec/restore (OP-07)
  an operation of type Restart ignores this section
  got: an object with mode, virtualMachineSnapshotName
  instead: the type Restore, or no 'restore'`],
  ['OP-09', `VirtualMachineOperation shop/web-operation /spec/clone/customization/namePrefix (OP-09)
  this part of a name has 1 to 59 characters, here are 60
  got: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  instead: a shorter text`],
  ['OP-10', `VirtualMachineOperation shop/web-operation /spec/clone (OP-10)
  the copy of VirtualMachine aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa would have a name of 64 characters, 63 is the most
  got: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-copy"
  instead: a shorter prefix or suffix, or a shorter name in place of this one`],
  ['OP-11', `VirtualMachineOperation shop/web-operation /spec/migrate/nodeSelector/disk type (OP-11)
  this cannot be the key of a label
  got: "disk type"
  instead: at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, and a DNS name with '/' before them if need be, for example example.com/disk`],
  ['OP-12', `VirtualMachineOperation shop/web-operation /spec/migrate/nodeSelector (OP-12)
  the Community Edition does not let the target of a migration be chosen
  got: an object with disk-type
  instead: no 'nodeSelector' here, and one on the machine if it has to move to certain nodes`],
  ['OP-13', `VirtualMachineOperation shop/web-operation /spec/virtualMachineName (OP-13)
  the machine has the disk web-root, which is ReadWriteOnce, and the Community Edition does not migrate it
  got: "web"
  instead: disks that are ReadWriteMany, or stop the machine instead`],
  ['OP-14', `VirtualMachineOperation shop/second /spec/virtualMachineName (OP-14)
  the machine gets the operation first of type Stop at the same time, and takes one after the other
  got: "web"
  instead: one operation; the next when it is finished`],
  ['OP-15', `VirtualMachineOperation shop/web-operation /spec/type (OP-15)
  the machine has the runPolicy AlwaysOn, and an operation of type Stop fails on it
  got: "Stop"
  instead: the machine with the runPolicy Manual or AlwaysOnUnlessStoppedManually`],
  ['OP-17', `VirtualMachineOperation shop/web-operation /spec/force (OP-17)
  the machine has the liveMigrationPolicy AlwaysSafe, which allows no force
  got: true
  instead: no 'force', or PreferSafe on the machine`],
  ['OP-18', `VirtualMachineOperation shop/(no name) /spec/virtualMachineName (OP-18)
  the operation is applied together with its machine, and fails for good if it comes first
  got: "web"
  instead: apply it when the machine is up, for example by the annotation argocd.argoproj.io/hook: PostSync, or helm.sh/hook: post-install`],
  ['OP-19', `VirtualMachineOperation shop/(no name) /spec/restore/virtualMachineSnapshotName (OP-19)
  the restore is applied together with its snapshot, and fails for good unless that is ready
  got: "web-friday"
  instead: apply it when the snapshot is ready, for example by the annotation argocd.argoproj.io/hook: PostSync, or helm.sh/hook: post-install`],
  ['OP-20', `VirtualMachineOperation shop/web-operation /metadata/name (OP-20)
  the platform deletes the operation when it is finished, and the next sync makes it again and runs it again
  got: "web-operation"
  instead: 'generateName' with kubectl create, or a hook of Argo CD or Helm where it is meant to run at each sync`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const clone = (naming: object, machineName = 'web') =>
  operation({ type: 'Clone', virtualMachineName: machineName, clone: { mode: 'Strict', ...naming } });
const suffixed = (nameSuffix: string, machineName?: string) => clone({ customization: { nameSuffix } }, machineName);
const replaced = (...names: [string, string, string?][]) =>
  clone({ nameReplacement: names.map(([name, to, kind]) => ({ from: { name, kind }, to })) });

test.each<[string, Manifest[], string]>([
  ['a clone without a section', [operation({ type: 'Clone' })], `VirtualMachineOperation shop/web-operation /spec/clone (OP-05)
  a clone needs to know what its objects are called
  got: nothing
  instead: 'clone' with 'mode', and with 'customization' or 'nameReplacement'`],
  ['a clone with nothing in its customization', [clone({ customization: {}, nameReplacement: [] })], `VirtualMachineOperation shop/web-operation /spec/clone (OP-05)
  nothing says what the copies are called
  instead: at least one of 'customization.namePrefix', 'customization.nameSuffix' and 'nameReplacement'`],
  ['an empty prefix, which is no naming either', [clone({ customization: { namePrefix: '' } })],
    `VirtualMachineOperation shop/web-operation /spec/clone/customization/namePrefix (OP-09)
  this part of a name has 1 to 59 characters, here are 0
  got: ""
  instead: leave it out, or a character at least`],
  ['a new name that is too long', [replaced(['web', 'a'.repeat(60)])], `VirtualMachineOperation shop/web-operation /spec/clone/nameReplacement/0/to (OP-09)
  this part of a name has 1 to 59 characters, here are 60
  got: "${'a'.repeat(60)}"
  instead: a shorter text`],
  ['a prefix that no name begins with', [clone({ customization: { namePrefix: 'Copy of ' } })], `VirtualMachineOperation shop/web-operation /spec/clone (OP-10)
  the copy of VirtualMachine web would have a name that no object can have
  got: "Copy of web"
  instead: lower-case letters, digits, dashes and dots, with a letter or digit at both ends`],
  ['a clone that renames something else', [replaced(['web-root', 'root'])], `VirtualMachineOperation shop/web-operation /spec/clone (OP-10)
  the copy of VirtualMachine web would have the name of the original
  got: "web"
  instead: a prefix or a suffix, or this name among 'nameReplacement'`],
  ['a clone that renames another kind', [replaced(['web', 'db', 'VirtualDisk'])], `VirtualMachineOperation shop/web-operation /spec/clone (OP-10)
  the copy of VirtualMachine web would have the name of the original
  got: "web"
  instead: a prefix or a suffix, or this name among 'nameReplacement'`],
  ['a clone that leaves a disk its name', [machine(), replaced(['web', 'db', 'VirtualMachine'])], `VirtualMachineOperation shop/web-operation /spec/clone (OP-10)
  the copy of VirtualDisk web-root would have the name of the original
  got: "web-root"
  instead: a prefix or a suffix, or this name among 'nameReplacement'`],
  ['a clone that renames all of them', [machine(), replaced(['web', 'db'], ['web-root', 'db-root'])], ''],
  ['a clone with the name of a neighbour', [machine(), machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'db-root' }] }, { name: 'web-copy' }), suffixed('-copy')],
    `VirtualMachineOperation shop/web-operation /spec/clone (OP-10)
  the copy of VirtualMachine web would have the name of VirtualMachine shop/web-copy, which is there already
  got: "web-copy"
  instead: another prefix, suffix or name`],
  ['a clone with the name of a machine elsewhere', [machine({}, { name: 'web-copy', namespace: 'lab' }), suffixed('-copy')], ''],
  ['a clone of a disk with a long name', [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'a'.repeat(250) }] }), suffixed('-abc')],
    `VirtualMachineOperation shop/web-operation /spec/clone (OP-10)
  the copy of VirtualDisk ${'a'.repeat(250)} would have a name of 254 characters, 253 is the most
  got: "${'a'.repeat(119)}…
  instead: a shorter prefix or suffix, or a shorter name in place of this one`],
  ['a clone of a disk with a name less long', [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'a'.repeat(249) }] }), suffixed('-abc')], ''],
  ['a clone of an image, which stays where it is',
    [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'web-root' }, { kind: 'VirtualImage', name: 'tools' }] }), replaced(['web', 'db'], ['web-root', 'db-root'])], ''],
  ['a stop with a forgotten clone', [operation({ type: 'Stop', clone: { mode: 'Strict', customization: { nameSuffix: '-copy' } } })],
    `VirtualMachineOperation shop/web-operation /spec/clone (OP-07)
  an operation of type Stop ignores this section
  got: an object with mode, customization
  instead: the type Clone, or no 'clone'`],
  ['a label value that is none', [operation({ type: 'Migrate', migrate: { nodeSelector: { disk: 'very fast' } } })],
    `VirtualMachineOperation shop/web-operation /spec/migrate/nodeSelector/disk (OP-11)
  this cannot be the value of a label
  got: "very fast"
  instead: at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, or nothing`],
  ['no force where force is the rule', [machine({ liveMigrationPolicy: 'AlwaysForced' }), operation({ type: 'Migrate', force: false })],
    `VirtualMachineOperation shop/web-operation /spec/force (OP-17)
  the machine has the liveMigrationPolicy AlwaysForced, which goes with force only
  got: false
  instead: no 'force', or PreferForced on the machine`],
  ['force where force is the rule', [machine({ liveMigrationPolicy: 'AlwaysForced' }), operation({ type: 'Migrate', force: true })], ''],
  ['nothing said where force is the rule', [machine({ liveMigrationPolicy: 'AlwaysForced' }), operation({ type: 'Migrate' })], ''],
  ['a forced restart, which the policy is not about', [machine({ liveMigrationPolicy: 'AlwaysSafe' }), operation({ force: true })], ''],
  ['a restore from a snapshot of another namespace', [snapshot({}, { namespace: 'lab' }),
    atOnce(operation({ type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } }))], ''],
])('%s', (_, manifests, text) => expect(report(manifests)).toBe(text));

const TYPES = ['Start', 'Stop', 'Restart', 'Migrate', 'Evict'];

test.each([
  ['Manual', []],
  ['AlwaysOnUnlessStoppedManually', []],
  [undefined, []],
  ['AlwaysOn', ['Start', 'Stop']],
  ['AlwaysOff', TYPES],
])('a machine with the runPolicy %s refuses %j', (runPolicy, refused) =>
  expect(TYPES.filter(type => ids(check([machine({ runPolicy }), operation({ type })])).includes('OP-15'))).toEqual(refused));

test.each<[string, object, string[]]>([
  ['by an annotation for a hook', { 'argocd.argoproj.io/hook': 'PostSync' }, []],
  ['by several of them', { 'argocd.argoproj.io/hook': 'PostSync,PostDelete' }, []],
  ['by Helm', { 'helm.sh/hook': 'post-install, post-upgrade' }, []],
  ['by a later wave', { 'argocd.argoproj.io/sync-wave': '5' }, []],
  ['not by an earlier wave', { 'argocd.argoproj.io/sync-wave': '-5' }, ['OP-18']],
  ['not by a wave that is no number', { 'argocd.argoproj.io/sync-wave': 'last' }, ['OP-18']],
  ['not by a hook before', { 'helm.sh/hook': 'pre-install' }, ['OP-18']],
  ['not by a hook meanwhile', { 'argocd.argoproj.io/hook': 'Sync' }, ['OP-18']],
])('an operation comes after its machine %s', (_, annotations, told18) => {
  const { metadata, ...rest } = atOnce(operation());
  expect(ids(check([machine(), { ...rest, metadata: { ...metadata, annotations } } as Manifest]))).toEqual(told18);
});

test('a hook may have a name: it is meant to run at each sync', () =>
  expect(check([operation({}, { annotations: { 'helm.sh/hook': 'post-install' } })])).toEqual([]));

const OPERATIONS = ['Start', 'Stop', 'Stop!', 'Restart', 'Restart!', 'Migrate', 'Evict', 'Restore', 'Clone'];

const queued = (word: string, name: string, metadata: object = {}) => {
  const type = word.replace('!', '');
  return operation({
    type,
    force: word.endsWith('!') || undefined,
    ...type === 'Restore' ? { restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } } : {},
    ...type === 'Clone' ? { clone: { mode: 'Strict', customization: { nameSuffix: '-copy' } } } : {},
  }, { name, ...metadata });
};

test.each([
  ['Start', ['Stop', 'Stop!']],
  ['Stop', ['Stop!', 'Restart!']],
  ['Stop!', []],
  ['Restart', ['Stop!', 'Restart!']],
  ['Restart!', []],
  ['Migrate', ['Stop', 'Stop!', 'Restart', 'Restart!']],
  ['Evict', ['Stop', 'Stop!', 'Restart', 'Restart!']],
  ['Restore', []],
  ['Clone', []],
])('after %s may come %j', (older, newer) =>
  expect(OPERATIONS.filter(word => check([queued(older, 'first'), queued(word, 'second')]).length === 0)).toEqual(newer));

test('operations queue up behind the one that is under way, machine by machine', () => {
  const other = { ...queued('Clone', 'fourth'), spec: { type: 'Start', virtualMachineName: 'db' } };
  const blocked = check([queued('Clone', 'first'), queued('Stop', 'second'), queued('Stop!', 'third'), other]);
  expect(blocked.map(({ id, object, wrong }) => `${id} ${object}: ${/operation \w+/.exec(wrong)}`)).toEqual([
    'OP-14 VirtualMachineOperation shop/second: operation first', 'OP-14 VirtualMachineOperation shop/third: operation first',
  ]);
});

test('operations meet where neither says a namespace', () => {
  const bare = { namespace: undefined };
  expect(ids(check([queued('Stop', 'first', bare), queued('Start', 'second', bare)]))).toEqual(['OP-14']);
  expect(check([queued('Stop', 'first', bare), queued('Start', 'second')])).toEqual([]);
});

test('operations of one machine in an order of their own are left alone', () => {
  const wave = (n: string) => ({ annotations: { 'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/sync-wave': n } });
  expect(check([queued('Stop', 'first', wave('1')), queued('Start', 'second', wave('2'))])).toEqual([]);
  expect(check([queued('Start', 'second', wave('2')), queued('Stop', 'first', wave('1'))])).toEqual([]);
});

test('a disk whose access mode nobody says may be moved by the Community Edition', () =>
  expect(check([disk({ name: 'web-root' }), machine(), operation({ type: 'Migrate' })], { edition: 'CE' })).toEqual([]));

test('a copy has a name that fits exactly when it is not too long', () => {
  const length = (max: number) => fc.integer({ min: 1, max });
  fc.assert(fc.property(length(63), length(59), length(59), (name, prefix, suffix) => {
    const text = { namePrefix: 'b'.repeat(prefix), nameSuffix: 'b'.repeat(suffix) };
    expect(ids(check([clone({ customization: text }, 'a'.repeat(name))]))).toEqual(name + prefix + suffix > 63 ? ['OP-10'] : []);
  }));
});

test('of a machine that the schema refuses, an operation knows nothing', () => {
  const broken = machine({ blockDeviceRefs: 'all', runPolicy: 'Sometimes', liveMigrationPolicy: 7 });
  const told18 = check([broken, atOnce(operation({ type: 'Evict', force: true })), atOnce(suffixed('-copy'))], { edition: 'CE' })
    .filter(({ object }) => object.startsWith('VirtualMachineOperation'));
  expect(ids(told18)).toEqual(['OP-14']);
});
