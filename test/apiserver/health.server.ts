import { spawnSync } from 'child_process';
import { describeHealth } from './suite';
import { luaOf } from '../../src/plan/health/argo-cd';
import { CHECKED, kubedogRules } from '../../src/plan/health/checks';
import { IN_PROGRESS, celOf } from '../../src/plan/health/flux';
import { ruleOf } from '../../src/plan/health/kubedog';
import { recordOf } from '../../src/plan/readiness/verdict';
import { runFlux } from '../plan/health/cel';
import { runKubedog } from '../plan/health/kubedog';
import { runLua } from '../plan/health/lua';
import { STATUSES } from '../plan/readiness/statuses';
import { Recorded, recordedOf } from '../plan/readiness/statuses/recorded';

interface Answer { readonly status?: string; readonly message?: string; readonly error?: string }

/** answers of the program, one for each question */
function ask(program: string, questions: readonly object[]): Answer[] {
  const { status, stdout, stderr } = spawnSync(program, { input: questions.map(question => JSON.stringify(question)).join('\n'), encoding: 'utf8', maxBuffer: 2 ** 28 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.trim().split('\n').map(line => JSON.parse(line) as Answer);
}

const DELETED = CHECKED
  .flatMap(({ group, versions, kind }) => recordedOf(`${group}/${versions[0]}`, kind, { 'being deleted': ['progressing', { phase: 'Ready' }, 'is being deleted'] }))
  .map(({ live, ...rest }) => ({ ...rest, live: { ...live, metadata: { ...live.metadata, deletionTimestamp: '2026-08-21T11:00:00Z' } } }));

const CASES: readonly Recorded[] = [...STATUSES, ...DELETED].filter(({ live }) => CHECKED.includes(recordOf(live)!));

/** what differs, as one line for each state */
function differences(answers: readonly Answer[], cases: readonly Recorded[], expected: (one: Recorded) => Answer): string[] {
  return cases.flatMap((recorded, i) => {
    const [theirs, ours] = [answers[i], expected(recorded)].map(answer => JSON.stringify(answer));
    return theirs === ours ? [] : [`${recorded.called}: ${theirs}, and in JavaScript ${ours}`];
  });
}

// the states are held to the verdict of the library in test/plan/health: here, only the engine is another one
describeHealth('the engines of the tools judge each recorded state as those of the tests do', program => {
  test('Argo CD: gopher-lua, with the libraries that it opens', () => {
    const answers = ask(program(), CASES.map(({ live }) => ({ lua: luaOf(recordOf(live)!), object: live })));
    expect(differences(answers, CASES, ({ live }) => runLua(luaOf(recordOf(live)!), live))).toEqual([]);
  });

  test('Flux: its own evaluator', () => {
    const answers = ask(program(), CASES.map(({ live }) => ({ cel: { inProgress: IN_PROGRESS, ...celOf(recordOf(live)!) }, object: live })))
      // an object without a status has no variable of this name: Flux reports an unknown state, and waits
      .map((answer, i) => CASES[i].live.status === undefined && answer.error?.includes('no such attribute(s): status') === true ? { status: 'InProgress' } : answer);
    expect(differences(answers, CASES, ({ live }) => ({ status: runFlux(celOf(recordOf(live)!), live) }))).toEqual([]);
  });

  test('werf: kubedog, with our rules in front of its own', () => {
    const cases = CASES.filter(({ live }) => ruleOf(recordOf(live)!) !== undefined);
    const [read, ...answers] = ask(program(), [{ rules: kubedogRules() }, ...cases.map(({ live }) => ({ object: live }))]);
    expect(read).toEqual({});
    expect(differences(answers, cases, ({ live }) => ({ status: runKubedog(ruleOf(recordOf(live)!)!, live) }))).toEqual([]);
  });

  // if no fault were seen, the tests above would say nothing
  test('a script and a rule that are wrong are errors', () => {
    const [{ live }] = CASES;
    const answers = ask(program(), [
      { lua: 'return string.rep("x", 2)', object: live }, { cel: { current: 'status.phase ==' }, object: live }, { rules: 'rules:\n  - resourceGruop: a\n' },
    ]);
    expect(answers.map(({ error = '' }) => [/index a non-table/, /failed to parse/, /unknown field "resourceGruop"/].map(form => form.test(error)))).toEqual([
      [true, false, false], [false, true, false], [false, false, true],
    ]);
  });
});
