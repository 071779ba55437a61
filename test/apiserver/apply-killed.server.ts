import { platformApp, removed } from './apply/app';
import type { Ended } from './apply/command';
import type { Seen } from './apply/door';
import { Killed, Place, killedAt } from './apply/killing';
import { Scene, stagesIn } from './apply/scene';
import { printTable } from './apply/table';
import { startCluster } from './cluster';
import { Random } from './differential/random';
import { describeOwnServer } from './suite';

const SEED = Number(process.env.DVP_SEED ?? 1);
/** requests until a run has looked at everything, and a little more */
const FIRST_REQUESTS = 120;
/** more than the objects of the app, which each take one attempt, and the attempts that are killed elsewhere */
const MOST_ATTEMPTS = 60;

const GATED = 'ModuleConfig virtualization';

interface Attempt extends Killed {
  readonly place: Place;
  /** writes that the server has answered */
  readonly made: readonly Seen[];
}

const isMade = ({ status }: Seen): boolean => status === 200 || status === 201;

const stageOf = ({ events }: Ended): string =>
  events.reduce((last, each) => each.event === 'stage' ? `${each.stage.number}-${each.stage.name}` : last, 'before the first');

const didWhat = ({ events }: Ended): string => {
  const results = events.flatMap(each => each.event === 'applied' ? [each.result] : []);
  return (['unchanged', 'created', 'changed'] as const).map(result => [results.filter(each => each === result).length, result] as const)
    .filter(([number]) => number > 0).map(([number, result]) => `${number} ${result}`).join(', ') || 'nothing';
};

/** the objects of the app on another server, after one run that nobody disturbs */
async function undisturbed(outdir: string): Promise<unknown> {
  const cluster = await startCluster([]);
  try {
    const scene = await Scene.open(cluster);
    try {
      expect((await scene.command.run(outdir, '--timeout', '1')).code).toBe(0);
      return await scene.objects(outdir);
    } finally {
      await scene.close();
    }
  } finally {
    await cluster.stop();
  }
}

describeOwnServer(`apply, killed again and again, with seed ${SEED}`, cluster => {
  test('each run goes on where the one before was killed, and the objects are those of one run', async () => {
    const outdir = platformApp();
    const scene = await Scene.open(cluster());
    try {
      const expected = await undisturbed(outdir);
      const random = new Random(SEED);
      const placeOf = (attempt: number): Place => attempt % 4 !== 3 ? 'after' : random.chance(0.5) ? 'before' : 1 + random.below(FIRST_REQUESTS);
      const attempts: Attempt[] = [];
      const isNew = (seen: Seen) => !attempts.some(({ made }) => made.some(({ object, text }) => object === seen.object && text === seen.text));
      while (attempts.length === 0 || attempts[attempts.length - 1].at !== undefined) {
        expect(attempts.length).toBeLessThan(MOST_ATTEMPTS);
        const place = placeOf(attempts.length);
        const { ended, at } = await killedAt(scene, place, isNew, outdir, '--timeout', '1');
        attempts.push({ place, ended, at, made: scene.writes.filter(isMade) });
      }
      const last = attempts.pop()!;
      printTable(['killed at request', 'stage', 'where', 'that run had', 'the next run had'], attempts.map(({ place, ended, at }, i) => [
        `${at!.number}`, stageOf(ended), typeof place === 'number' ? `before ${at!.method} ${at!.path.split('?')[0]}` : `${place} the write of ${at!.object}${at!.status === 500 ? ', refused by the webhook' : ''}`, didWhat(ended),
        didWhat((attempts[i + 1] ?? last).ended),
      ]));
      expect(last.ended.code).toBe(0);
      expect(new Set(attempts.map(({ ended }) => stageOf(ended)))).toEqual(new Set([...stagesIn(outdir).map(({ name }) => name), ...attempts.some(({ place }) => typeof place === 'number') ? ['before the first'] : []]));
      // the ModuleConfig with feature gates is applied without them until they are there; that changes nothing the second time
      const made = [...attempts, last].flatMap(attempt => attempt.made.map(({ object }) => object!)).filter(object => object !== GATED);
      expect(made.filter((object, i) => made.indexOf(object) !== i)).toEqual([]);
      expect(made.filter(object => object.startsWith('VirtualMachineOperation'))).toEqual([]);
      expect(await scene.objects(outdir)).toEqual(expected);
    } finally {
      await scene.close();
      removed(outdir);
    }
  }, 600_000);
}, []);
