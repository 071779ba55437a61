import { atOnce, operation, snapshot, snapshotOperation } from '../../src/catalogue/operations/objects';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { isAppliedAfter, isByHand } from '../../src/domain/apply-order';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { check, ids, report } from '../rules/support';

const SKIP = { 'argocd.argoproj.io/hook': 'Skip' };
const annotated = (annotations: object, spec: object = {}, name = 'web-operation') => operation(spec, { name, annotations } as Manifest['metadata']);
const RESTORE = { type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } };

test.each<[string, Record<string, string>, boolean]>([
  ['Argo CD skips it', SKIP, true],
  ['however that is written', { 'argocd.argoproj.io/hook': ' skip' }, true],
  ['Flux does not reconcile it', { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' }, true],
  ['Flux does not apply it', { 'kustomize.toolkit.fluxcd.io/ssa': 'Ignore' }, true],
  ['another hook beside wins', { 'argocd.argoproj.io/hook': 'Skip,PostSync' }, false],
  ['Flux only never deletes it', { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }, false],
  ['it runs at each sync', { 'argocd.argoproj.io/hook': 'PostSync' }, false],
  ['it is nothing special', {}, false],
])('by hand: %s', (_, annotations, byHand) => {
  const object = new ManifestObject(annotated(annotations));
  expect(isByHand(object)).toBe(byHand);
  expect(ids(check([object.json]))).toEqual(byHand || 'argocd.argoproj.io/hook' in annotations ? [] : ['OP-20']);
});

test.each<[string, Record<string, string>, Record<string, string>, boolean]>([
  ['by hand comes after applied objects', SKIP, {}, true],
  ['by hand comes after the last wave', SKIP, { 'argocd.argoproj.io/sync-wave': '9' }, true],
  ['by hand comes after the hooks that come last', SKIP, { 'argocd.argoproj.io/hook': 'PostSync' }, true],
  ['by hand comes after it, whatever wave it names', { ...SKIP, 'argocd.argoproj.io/sync-wave': '-9' }, {}, true],
  ['an applied object does not come after it', {}, SKIP, false],
  ['nor do the hooks that come last', { 'argocd.argoproj.io/hook': 'PostSync' }, SKIP, false],
  ['the order of two by hand is not known', { ...SKIP, 'argocd.argoproj.io/sync-wave': '9' }, SKIP, false],
])('%s', (_, later, earlier, after) =>
  expect(isAppliedAfter(new ManifestObject(annotated(later)), new ManifestObject(annotated(earlier)))).toBe(after));

test('operations by hand come after their machine and its snapshot, and may be kept under a name', () => {
  const wave = { annotations: { 'argocd.argoproj.io/sync-wave': '1' } };
  expect(check([machine(), snapshot({}, wave), annotated(SKIP, RESTORE), snapshotOperation({}, { annotations: SKIP })])).toEqual([]);
});

test.each<[string, Manifest[], string]>([
  ['two operations by hand', [annotated(SKIP, { type: 'Stop' }, 'first'), annotated(SKIP, { type: 'Start' }, 'second')],
    `VirtualMachineOperation shop/second /spec/virtualMachineName (OP-14)
  the machine gets the operation first of type Stop at the same time, if both are created together, and runs one after the other
  got: "web"
  instead: one operation; the next when it is finished`],
  ['a restore to a snapshot of another machine', [snapshot({ virtualMachineName: 'db' }), annotated(SKIP, RESTORE)],
    `VirtualMachineOperation shop/web-operation /spec/restore/virtualMachineSnapshotName (OP-21)
  the snapshot was taken of VirtualMachine db, and the operation is for VirtualMachine web
  got: "web-friday"
  instead: a snapshot of VirtualMachine web; from one of another machine, a VirtualMachineSnapshotOperation creates a new machine`],
  ['one by hand beside one of the app', [atOnce(operation({ type: 'Stop' })), annotated(SKIP, { type: 'Start' })], ''],
  ['one of the app beside one by hand', [annotated(SKIP, { type: 'Stop' }), atOnce(operation({ type: 'Start' }))], ''],
])('%s', (_, manifests, text) => expect(report(manifests)).toBe(text));

test('two operations by hand are a warning, since a person may create one after the other', () =>
  expect(check([annotated(SKIP, {}, 'a'), annotated(SKIP, {}, 'b')]).map(({ id, severity }) => [id, severity])).toEqual([['OP-14', 'warning']]));
