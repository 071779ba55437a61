import { operation, snapshotOperation } from '../../../src/catalogue/operations/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, report, told } from '../support';

test.each([
  ['OP-03', `VirtualMachineOperation shop/web-operation /spec/force (OP-03)
  a start cannot be forced
  got: true
  instead: no 'force'; for a machine that hangs, the type Restart with 'force'`],
  ['OP-04', `VirtualMachineOperation shop/web-operation /spec/restore (OP-04)
  a restore needs a snapshot and a mode
  got: nothing
  instead: 'restore' with 'virtualMachineSnapshotName' and 'mode'`],
  ['OP-05', `VirtualMachineOperation shop/web-operation /spec/clone (OP-05)
  the copies need names
  instead: at least one of 'customization.namePrefix', 'customization.nameSuffix' and 'nameReplacement'`],
  ['OP-06', `VirtualMachineOperation shop/web-operation /spec/migrate (OP-06)
  an operation of type Evict must not have a target
  got: an object with no field
  instead: the type Migrate, or no 'migrate'`],
  ['OP-07', `VirtualMachineOperation shop/web-operation /spec/restore (OP-07)
  an operation of type Restart ignores this section
  got: an object with mode, virtualMachineSnapshotName
  instead: the type Restore, or no 'restore'`],
  ['OP-15', `VirtualMachineOperation shop/web-operation /spec/type (OP-15)
  the machine has the runPolicy AlwaysOn, and an operation of type Stop fails on it
  got: "Stop"
  instead: the machine with the runPolicy Manual or AlwaysOnUnlessStoppedManually`],
  ['OP-20', `VirtualMachineOperation shop/web-operation /metadata/name (OP-20)
  the platform deletes the operation when it is finished, and the next sync creates it again and runs it again
  got: "web-operation"
  instead: 'generateName' with kubectl create, or a hook of Argo CD or Helm if it is meant to run at each sync`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const clone = (naming: object) => operation({ type: 'Clone', clone: { mode: 'Strict', ...naming } });
const wave = (n: number) => ({ annotations: { 'argocd.argoproj.io/sync-wave': `${n}` } });

test.each<[string, Manifest[], string]>([
  ['a clone without a section', [operation({ type: 'Clone' })], `VirtualMachineOperation shop/web-operation /spec/clone (OP-05)
  a clone needs names for its objects
  got: nothing
  instead: 'clone' with 'mode', and with 'customization' or 'nameReplacement'`],
  ['a clone with nothing in its customization', [clone({ customization: {}, nameReplacement: [] })], `VirtualMachineOperation shop/web-operation /spec/clone (OP-05)
  the copies need names
  instead: at least one of 'customization.namePrefix', 'customization.nameSuffix' and 'nameReplacement'`],
  ['a stop with a forgotten clone', [operation({ type: 'Stop', clone: { mode: 'Strict', customization: { nameSuffix: '-copy' } } })],
    `VirtualMachineOperation shop/web-operation /spec/clone (OP-07)
  an operation of type Stop ignores this section
  got: an object with mode, customization
  instead: the type Clone, or no 'clone'`],
  ['a snapshot operation kept under a name', [snapshotOperation({}, wave(1))], `VirtualMachineSnapshotOperation shop/web-again /metadata/name (OP-20)
  the platform deletes the operation when it is finished, and the next sync creates it again and runs it again
  got: "web-again"
  instead: 'generateName' with kubectl create, or a hook of Argo CD or Helm if it is meant to run at each sync`],
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

test('a hook may have a name: it is meant to run at each sync', () =>
  expect(check([operation({}, { annotations: { 'helm.sh/hook': 'post-install' } })])).toEqual([]));
