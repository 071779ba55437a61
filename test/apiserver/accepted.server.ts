import { CASES, Case } from './cases';
import { differenceOf, withoutNotes } from './difference';
import { FILLED_BY_DVP, FILLED_BY_KUBERNETES, FOREIGN, REWRITTEN, VARIES } from './filled';
import { Objects } from './objects';
import { needSettings, settingsOf } from './settings';
import { describeServer } from './suite';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { differencesOf } from '../../src/plan/drift/differences';

/** an object that is there */
interface Made {
  readonly manifest: Manifest;
  readonly name: string;
  readonly uid: string;
}

/** kind -> pointer -> what the server did there */
type Seen = Record<string, Record<string, unknown>>;

describeServer('everything that is emitted', cluster => {
  let objects: Objects;
  let invented: string[];
  const filled: Seen = {};
  const rewritten: Seen = {};

  beforeAll(async () => {
    objects = new Objects(cluster());
    invented = await objects.needKinds(CASES.flatMap(found => found.objects));
    await needSettings(objects);
  }, 120_000);

  test.each(CASES.map((found): [string, Case] => [found.name, found]))('%s: created, read back and applied again', async (_, found) => {
    const made: Made[] = [];
    const troubles: string[] = [];
    try {
      for (const manifest of found.objects.flatMap(object => [object, ...settingsOf(object)])) {
        troubles.push(...await troublesOf(manifest, made));
      }
    } finally {
      for (const { manifest, name, uid } of made.reverse()) {
        await objects.remove(manifest, name, uid);
      }
    }
    expect(troubles).toEqual([]);
  }, 60_000);

  async function troublesOf(manifest: Manifest, made: Made[]): Promise<string[]> {
    const label = `${manifest.kind} ${manifest.metadata?.name ?? manifest.metadata?.generateName}`;
    if (await objects.isNamespaced(manifest)) {
      await objects.need(manifest.metadata?.namespace ?? 'default');
    }
    const created = await objects.create(manifest);
    if (created.status !== 201) {
      return [`${label} is refused: ${created.body?.message ?? created.status}`];
    }
    const { name, uid } = created.body.metadata;
    made.push({ manifest, name, uid });

    const { body: got } = await objects.read(manifest, name);
    const difference = differenceOf(manifest, got);
    filled[manifest.kind] = { ...filled[manifest.kind], ...difference.filled };
    rewritten[manifest.kind] = { ...rewritten[manifest.kind], ...difference.rewritten };
    const drift = differencesOf(new ManifestObject(manifest), got).map(({ pointer, live, wanted }) =>
      `drifts at ${pointer}: ${JSON.stringify(live)} instead of ${JSON.stringify(wanted)}`);
    return [...difference.lost, ...drift, ...await troublesOfApply(manifest, name, got)].map(trouble => `${label} ${trouble}`);
  }

  async function troublesOfApply(manifest: Manifest, name: string, before: any): Promise<string[]> {
    const named: Manifest = { ...manifest, metadata: { ...manifest.metadata, name, generateName: undefined } };
    const first = await objects.apply(named, name);
    const second = await objects.apply(named, name);
    if (first.status !== 200 || second.status !== 200) {
      return [`is refused by apply: ${first.body?.message ?? second.body?.message}`];
    }
    // the first one adds a second owner of the fields and nothing else, the second one nothing at all
    return [
      ...withoutNotes(first.body) === withoutNotes(before) ? [] : [`changes when it is applied: ${withoutNotes(before)} became ${withoutNotes(first.body)}`],
      ...second.body.metadata.resourceVersion === first.body.metadata.resourceVersion ? [] : ['is written each time it is applied'],
    ];
  }

  test('the server fills in what is known, and nothing else', () => {
    expect(known(filled)).toEqual({ ...FILLED_BY_DVP, ...FILLED_BY_KUBERNETES });
  });

  test('it rewrites what is known, and nothing else', () => {
    expect(known(rewritten)).toEqual(REWRITTEN);
  });

  test('no kind is invented but those of others', () => {
    expect(FOREIGN).toEqual(expect.arrayContaining(invented));
  });
});

/** the tables with their values, where these are always the same */
function known(seen: Seen): Seen {
  const table: Seen = { ...FILLED_BY_DVP, ...FILLED_BY_KUBERNETES };
  return Object.fromEntries(Object.entries(seen).filter(([, fields]) => Object.keys(fields).length > 0).map(([kind, fields]) =>
    [kind, Object.fromEntries(Object.entries(fields).map(([pointer, json]) => [pointer, table[kind]?.[pointer] === VARIES ? VARIES : json]))]));
}
