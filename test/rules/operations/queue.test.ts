import { atOnce, operation, snapshotOperation } from '../../../src/catalogue/operations/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, report, told } from '../support';

test.each([
  ['OP-14', `VirtualMachineOperation shop/second /spec/virtualMachineName (OP-14)
  the machine gets the operation first of type Stop at the same time, and runs one after the other
  got: "web"
  instead: one operation; the next when it is finished`],
  ['SOP-06', `VirtualMachineSnapshotOperation shop/second /spec/virtualMachineSnapshotName (SOP-06)
  the snapshot gets the operation first at the same time, and runs one after the other
  got: "web-friday"
  instead: one operation; the next when it is finished`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each<[string, Manifest[], string]>([
  ['two operations without names', [atOnce(snapshotOperation()), atOnce(snapshotOperation())], `VirtualMachineSnapshotOperation shop/(no name) /spec/virtualMachineSnapshotName (SOP-06)
  the snapshot gets the operation at the same time, and runs one after the other
  got: "web-friday"
  instead: one operation; the next when it is finished`],
])('%s', (_, manifests, text) => expect(report(manifests)).toBe(text));

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
