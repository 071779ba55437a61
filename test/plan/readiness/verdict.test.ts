import { STATUSES } from './statuses';
import { Manifest } from '../../../src/manifest/manifest';
import { READINESS } from '../../../src/plan/readiness/table';
import { limitMinutes, normalMinutes, verdictOf } from '../../../src/plan/readiness/verdict';

test.each(STATUSES.map(recorded => [recorded.called, recorded] as const))('%s', (_, { live, state, reason }) => {
  const { state: found, blocks, reason: why } = verdictOf(live);
  expect({ state: blocks === true ? 'blocked' : found, reason: why }).toEqual({ state, reason });
});

const disk = (status: object, metadata: object = {}): Manifest =>
  ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', metadata: { name: 'data', creationTimestamp: '2026-08-21T09:00:00Z', ...metadata }, status });

test.each<[string, Manifest, object]>([
  ['the condition, since when and what to do', disk({
    phase: 'Pending', conditions: [{ type: 'Ready', status: 'False', reason: 'QuotaExceeded', message: 'exceeded quota: team', lastTransitionTime: '2026-08-21T10:00:00Z' }],
  }), {
    state: 'progressing',
    phase: 'Pending',
    reason: 'is not ready yet: the quota of the namespace or project is used up (exceeded quota: team)',
    advice: 'make the quota larger, or delete disks and images that are not needed',
    since: '2026-08-21T10:00:00Z',
    condition: 'Ready/QuotaExceeded',
  }],
  ['the creation, without a condition', disk({ phase: 'WaitForUserUpload' }), {
    state: 'waiting',
    blocks: true,
    phase: 'WaitForUserUpload',
    reason: 'waits for an upload',
    advice: 'upload the file within ten minutes: `cdk8s-dvp uploads` prints the script',
    since: '2026-08-21T09:00:00Z',
  }],
  ['nothing but the state of a ready object', disk({ phase: 'Ready' }), { state: 'ready', phase: 'Ready', reason: 'has its data' }],
  ['what to do with a ready object, too', {
    apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachine', status: { phase: 'Running', conditions: [{ type: 'AwaitingRestartToApplyConfiguration', status: 'True' }] },
  }, {
    state: 'ready',
    phase: 'Running',
    reason: 'runs as it was, and waits for a restart',
    advice: '`d8 v restart NAME`, or a VirtualMachineOperation of the type Restart, applies the changes',
  }],
  ['a condition without a reason', {
    apiVersion: 'deckhouse.io/v1', kind: 'NodeGroup', status: { nodes: 2, ready: 1, conditions: [{ type: 'Error', status: 'True', message: 'no bootstrap' }] },
  }, {
    state: 'progressing', reason: 'some of its nodes are not ready: a node could not be set up (no bootstrap)', advice: 'see `kubectl describe nodegroup NAME`', condition: 'Error',
  }],
  ['a deletion', disk({ phase: 'Ready' }, { deletionTimestamp: '2026-08-21T11:00:00Z' }),
    { state: 'progressing', phase: 'Ready', reason: 'is being deleted', since: '2026-08-21T09:00:00Z' }],
  ['a status that is not an object', disk('broken' as never), { state: 'progressing', reason: 'has no state yet', since: '2026-08-21T09:00:00Z' }],
  ['conditions that are not objects', disk({ phase: 'Pending', conditions: [null, 'x', 3] }), { state: 'progressing', phase: 'Pending', reason: 'is not ready yet', since: '2026-08-21T09:00:00Z' }],
  ['a kind without a state', { apiVersion: 'v1', kind: 'ConfigMap' }, { state: 'ready', reason: 'exists' }],
  ['an unknown kind that is ready', { apiVersion: 'example.com/v1', kind: 'Car', status: { conditions: [{ type: 'Ready', status: 'True' }] } }, { state: 'ready', reason: 'is ready' }],
  ['an unknown kind that is not ready', { apiVersion: 'example.com/v1', kind: 'Car', status: { conditions: [{ type: 'Ready', status: 'False', reason: 'NoWheel', message: 'no wheel' }] } },
    { state: 'progressing', reason: 'is not ready yet (no wheel)', condition: 'Ready/NoWheel' }],
])('a verdict has %s', (_, live, verdict) => expect(verdictOf(live)).toEqual(verdict));

test('an object has a normal time and a limit', () => {
  expect([disk({}), { apiVersion: 'v1', kind: 'ConfigMap' }].map(live => [normalMinutes(live), limitMinutes(live)])).toEqual([[3, 15], [1, 5]]);
});

test('each kind is in the table once, and each of its states in the recorded ones', () => {
  const kinds = READINESS.map(({ group, kind }) => `${group}/${kind}`);
  expect(kinds.filter((kind, i) => kinds.indexOf(kind) !== i)).toEqual([]);
  expect(READINESS.flatMap(({ kind, rows }) => rows.map(({ says }) => `${kind} ${says}`))
    .filter(row => !STATUSES.some(({ live, reason }) => row === `${live.kind} ${reason}` || `${live.kind} ${reason}`.startsWith(row)))).toEqual([]);
  expect(READINESS.filter(({ minutes, limit }) => minutes >= limit)).toEqual([]);
});
