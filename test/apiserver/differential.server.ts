import { BY_SCHEMA, Verdict, isListed, ours, theirs } from './differential/judge';
import { Result, run, runPlaces, told } from './differential/run';
import { Target, targets } from './differential/targets';
import { DISAGREEMENTS, STRICTER } from './disagreements';
import { FOUND } from './found';
import { Objects } from './objects';
import { needSettings } from './settings';
import { describeServer } from './suite';
import { EXAMPLES, HELD_RULES, RULES } from '../../src/catalogue/catalogue';
import { Manifest } from '../../src/manifest/manifest';

/** how many objects are judged: a minute's worth, unless more are asked for */
const CASES = Number(process.env.DVP_DIFFERENTIAL ?? 10_000);

/** another seed means other objects; the same one means the same */
const SEED = Number(process.env.DVP_SEED ?? 1);

const TARGETS = targets();

describeServer('our checks and the server', cluster => {
  beforeAll(() => needSettings(new Objects(cluster())), 120_000);

  const judge = async (object: Manifest): Promise<Verdict> => {
    const reasons = [];
    for (const target of targetsOf(object)) {
      reasons.push(...(await theirs(cluster(), target, object)).reasons);
    }
    return { accepted: reasons.length === 0, reasons, elsewhere: [] };
  };

  test('judge every place of every schema alike', async () => {
    const { result, places, unreached } = await runPlaces(cluster());
    process.stdout.write(`${places} places, ${unreached.length} of them in no object that both accept: ${summary(result)}\n`);
    expect(result.disagreements.filter(({ listed }) => !listed).map(told)).toEqual([]);
    expect(unreached).toEqual([]);
  }, 600_000);

  test('judge random objects alike', async () => {
    const result = await run(cluster(), SEED, CASES);
    process.stdout.write(`seed ${SEED}: ${summary(result)}\n`);
    expect(result.disagreements.filter(({ listed }) => !listed).map(told)).toEqual([]);
    // who refuses nearly all or nearly nothing has not been asked much
    expect(result.acceptedByBoth / result.tried).toBeGreaterThan(0.3);
    expect(result.refusedByBoth / result.tried).toBeGreaterThan(0.3);
    expect([...result.perTarget].filter(([, { accepted, refused }]) => CASES >= 2_000 && (accepted === 0 || refused === 0))).toEqual([]);
  }, 60_000 + CASES * 20);

  const onlyOurs = (refusal: string) => refusal.split(' ')[0] in STRICTER;

  test.each(FOUND.map(({ name, object, refusal }) => [name, refusal === undefined || onlyOurs(refusal), object] as const))('%s: once judged differently', async (_, accepted, object) => {
    expect((await judge(object)).accepted).toBe(accepted);
  });

  test.each(DISAGREEMENTS)('differ, because $reason', async ({ refusedBy, example }) => {
    const [target] = targetsOf(example);
    const us = ours(target, example);
    const them = await theirs(cluster(), target, example);
    expect({ 'us': !us.accepted, 'the server': !them.accepted }).toEqual({ 'us': refusedBy === 'us', 'the server': refusedBy === 'the server' });
    expect(isListed(us, them)).toBe(true);
  });

  test.each(HELD_RULES.map(rule => [rule.id, rule] as const))('%s: what the schema holds for us, it holds for the server', async (_, rule) => {
    expect((await Promise.all(rule.breaks().map(judge))).some(({ accepted }) => !accepted)).toBe(true);
  });

  test.each(RULES.filter(({ id }) => BY_SCHEMA.has(id)).map(rule => [rule.id, rule] as const))('%s: what the rule refuses, the CRD refuses', async (_, rule) => {
    expect((await Promise.all(EXAMPLES.get(rule)!.breaks().map(judge))).some(({ accepted }) => !accepted)).toBe(true);
  });

  const stricter = RULES.filter(({ id }) => id in STRICTER).map(rule => [rule.id, STRICTER[rule.id], rule] as const);
  test.each(stricter)('%s: what the rule refuses, the CRD takes: %s', async (_, __, rule) => {
    const judged = await Promise.all(EXAMPLES.get(rule)!.breaks().map(judge));
    expect(judged.map(({ reasons }) => reasons)).toEqual(judged.map(() => []));
  });
});

test('no rule is called stricter that is not there', () => {
  expect(Object.keys(STRICTER).filter(id => !RULES.some(rule => rule.id === id))).toEqual([]);
});

function targetsOf({ apiVersion, kind, metadata, spec }: Manifest): Target[] {
  const hasSettings = metadata?.name === 'virtualization' && (spec as any)?.settings !== undefined;
  return TARGETS.filter(target => target.gvk === `${apiVersion}/${kind}` && (target.root === '' || hasSettings));
}

function summary({ tried, acceptedByBoth, refusedByBoth, samePlace, disagreements, perTarget }: Result): string {
  const count = (listed: boolean) => disagreements.filter(one => one.listed === listed).reduce((sum, one) => sum + one.count, 0);
  return [
    `${tried} objects; ${acceptedByBoth} accepted and ${refusedByBoth} refused by both, ${samePlace} of these for a field that both name;`
      + ` ${count(false)} judged differently, and ${count(true)} as listed`,
    ...[...perTarget].map(([name, { accepted, refused, disagreed }]) => `  ${name}: ${accepted} accepted, ${refused} refused, ${disagreed} differently`),
  ].join('\n');
}
