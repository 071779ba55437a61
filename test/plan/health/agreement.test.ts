import { runFlux } from './cel';
import { runKubedog } from './kubedog';
import { runLua } from './lua';
import { Manifest } from '../../../src/manifest/manifest';
import { luaOf } from '../../../src/plan/health/argo-cd';
import { CHECKED } from '../../../src/plan/health/checks';
import { celOf } from '../../../src/plan/health/flux';
import { ruleOf } from '../../../src/plan/health/kubedog';
import { recordOf, verdictOf } from '../../../src/plan/readiness/verdict';
import { STATUSES } from '../readiness/statuses';
import { recordedOf } from '../readiness/statuses/recorded';

const DELETED = CHECKED.flatMap(({ group, versions, kind }) => recordedOf(`${group}/${versions[0]}`, kind, { 'being deleted': ['progressing', { phase: 'Ready' }, 'is being deleted'] }))
  .map(recorded => ({ ...recorded, live: { ...recorded.live, metadata: { ...recorded.live.metadata, deletionTimestamp: '2026-08-21T11:00:00Z' } } }));

const CASES = [...STATUSES, ...DELETED].filter(({ live }) => CHECKED.includes(recordOf(live)!)).map(({ called, live }) => [called, live] as const);
const check = (live: Manifest) => recordOf(live)!;

const HEALTH = { ready: 'Healthy', waiting: 'Healthy', blocked: 'Suspended', progressing: 'Progressing', hopeless: 'Degraded' };
const FLUX = { ready: 'Current', waiting: 'Current', blocked: 'InProgress', progressing: 'InProgress', hopeless: 'Failed' };

const stateOf = (live: Manifest) => {
  const { state, blocks } = verdictOf(live);
  return blocks === true ? 'blocked' : state;
};

test('each kind with a check has recorded states', () => {
  expect(CHECKED.filter(record => !CASES.some(([, live]) => check(live) === record)).map(({ kind }) => kind)).toEqual([]);
});

test.each(CASES)('Argo CD agrees on %s', (_, live) => {
  const { reason, advice } = verdictOf(live);
  const { status, message } = runLua(luaOf(check(live)), live);
  expect(status).toBe(HEALTH[stateOf(live)]);
  // Lua has no function here that would replace the line breaks of a message
  const said = status === 'Healthy' ? reason!.split(': ')[0] : [reason, ...advice === undefined ? [] : [advice]].join('; ');
  expect(message!.replace(/\n\s*/g, ' ')).toBe(said);
});

test.each(CASES)('Flux agrees on %s', (_, live) => {
  expect(runFlux(celOf(check(live)), live)).toBe(FLUX[stateOf(live)]);
});

/** kubedog reads one field, so that it cannot know these */
const UNKNOWN_TO_KUBEDOG: Readonly<Record<string, string>> = {
  'VirtualMachine: Running, no device boots': 'the reason of a condition',
  'VirtualMachine: Running, to be off': 'the run policy',
  'VirtualMachine: Stopped, AlwaysOn': 'the run policy',
  'VirtualDisk: newest spec not seen': 'the generation',
  'VirtualMachineBlockDeviceAttachment: Pending, machine off': 'the reason of a condition',
};

// it does not know of a deletion, either
const KEPT = CASES.filter(([, live]) => ruleOf(check(live)) !== undefined && live.metadata?.deletionTimestamp === undefined);

test.each(KEPT)('kubedog agrees on %s', (called, live) => {
  const expected = { ready: 'ready', waiting: 'ready', blocked: 'progressing', progressing: 'progressing', hopeless: 'failed' }[stateOf(live)];
  const found = runKubedog(ruleOf(check(live))!, live);
  expect(found === expected).toBe(UNKNOWN_TO_KUBEDOG[called] === undefined);
});

test('kinds for which kubedog has no rule', () => {
  expect(CHECKED.filter(record => ruleOf(record) === undefined).map(({ kind }) => kind)).toEqual(['NodeUSBDevice', 'NodeGroup']);
});
