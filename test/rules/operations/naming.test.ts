import fc from 'fast-check';
import { operation, snapshot, snapshotOperation } from '../../../src/catalogue/operations/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, report, told } from '../support';

test.each([
  ['OP-09', `VirtualMachineOperation shop/web-operation /spec/clone/customization/namePrefix (OP-09)
  this part of a name must have 1 to 59 characters, and has 60
  got: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  instead: a shorter string`],
  ['OP-10', `VirtualMachineOperation shop/web-operation /spec/clone (OP-10)
  the copy of VirtualMachine aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa would have a name of 64 characters, and 63 is the maximum
  got: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-copy"
  instead: a shorter prefix or suffix, or a shorter name in place of this one`],
  ['SOP-03', `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine (SOP-03)
  the copies need names
  instead: at least one of 'customization.namePrefix', 'customization.nameSuffix' and 'nameReplacement'`],
  ['SOP-07', `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine (SOP-07)
  the copy of VirtualMachine aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa would have a name of 64 characters, and 63 is the maximum
  got: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-new"
  instead: a shorter prefix or suffix, or a shorter name in place of this one`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const clone = (naming: object, machineName = 'web') =>
  operation({ type: 'Clone', virtualMachineName: machineName, clone: { mode: 'Strict', ...naming } });
const suffixed = (nameSuffix: string, machineName?: string) => clone({ customization: { nameSuffix } }, machineName);
const replaced = (...names: [string, string, string?][]) =>
  clone({ nameReplacement: names.map(([name, to, kind]) => ({ from: { name, kind }, to })) });
const create = (naming: object) => snapshotOperation({ createVirtualMachine: { mode: 'Strict', ...naming } });
const createdWith = (nameSuffix: string) => create({ customization: { nameSuffix } });
const wave = (n: number) => ({ annotations: { 'argocd.argoproj.io/sync-wave': `${n}` } });

test.each<[string, Manifest[], string]>([
  ['an empty prefix', [clone({ customization: { namePrefix: '' } })],
    `VirtualMachineOperation shop/web-operation /spec/clone/customization/namePrefix (OP-09)
  this part of a name must have 1 to 59 characters, and has 0
  got: ""
  instead: leave it out, or write at least one character`],
  ['a new name that is too long', [replaced(['web', 'a'.repeat(60)])], `VirtualMachineOperation shop/web-operation /spec/clone/nameReplacement/0/to (OP-09)
  this part of a name must have 1 to 59 characters, and has 60
  got: "${'a'.repeat(60)}"
  instead: a shorter string`],
  ['a prefix that makes an invalid name', [clone({ customization: { namePrefix: 'Copy of ' } })], `VirtualMachineOperation shop/web-operation /spec/clone (OP-10)
  the copy of VirtualMachine web would have an invalid name
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
  the copy of VirtualMachine web would have the name of VirtualMachine shop/web-copy, which exists already
  got: "web-copy"
  instead: another prefix, suffix or name`],
  ['a clone with the name of a machine elsewhere', [machine({}, { name: 'web-copy', namespace: 'lab' }), suffixed('-copy')], ''],
  ['a clone of a disk with a long name', [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'a'.repeat(250) }] }), suffixed('-abc')],
    `VirtualMachineOperation shop/web-operation /spec/clone (OP-10)
  the copy of VirtualDisk ${'a'.repeat(250)} would have a name of 254 characters, and 253 is the maximum
  got: "${'a'.repeat(119)}…
  instead: a shorter prefix or suffix, or a shorter name in place of this one`],
  ['a clone of a disk with a name less long', [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'a'.repeat(249) }] }), suffixed('-abc')], ''],
  ['a clone of an image, which stays where it is',
    [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'web-root' }, { kind: 'VirtualImage', name: 'tools' }] }), replaced(['web', 'db'], ['web-root', 'db-root'])], ''],
  ['an empty suffix', [createdWith('')], `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine/customization/nameSuffix (SOP-03)
  this part of a name must have 1 to 59 characters, and has 0
  got: ""
  instead: leave it out, or write at least one character`],
  ['a suffix that is too long', [createdWith('a'.repeat(60))], `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine/customization/nameSuffix (SOP-03)
  this part of a name must have 1 to 59 characters, and has 60
  got: "${'a'.repeat(60)}"
  instead: a shorter string`],
  ['a suffix that is just not too long', [createdWith('a'.repeat(59))], ''],
  ['a machine that exists already', [machine(), snapshot({}, wave(1)), create({ nameReplacement: [{ from: { kind: 'Secret', name: 'web' }, to: 'db' }] })],
    `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine (SOP-07)
  the copy of VirtualMachine web would have the name of VirtualMachine shop/web, which exists already
  got: "web"
  instead: another prefix, suffix or name`],
  ['a machine that may be deleted by now', [snapshot(), create({ nameReplacement: [{ from: { kind: 'Secret', name: 'web' }, to: 'db' }] })], ''],
  ['a snapshot of an unknown machine', [createdWith('_new')], ''],
  ['an invalid name', [snapshot(), createdWith('_new.')], `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine (SOP-07)
  the copy of VirtualMachine web would have an invalid name
  got: "web_new."
  instead: lower-case letters, digits, dashes and dots, with a letter or digit at both ends`],
])('%s', (_, manifests, text) => expect(report(manifests)).toBe(text));

test('a copy has a name that fits exactly when it is not too long', () => {
  const length = (max: number) => fc.integer({ min: 1, max });
  fc.assert(fc.property(length(63), length(59), length(59), (name, prefix, suffix) => {
    const text = { namePrefix: 'b'.repeat(prefix), nameSuffix: 'b'.repeat(suffix) };
    expect(ids(check([clone({ customization: text }, 'a'.repeat(name))]))).toEqual(name + prefix + suffix > 63 ? ['OP-10'] : []);
  }));
});
