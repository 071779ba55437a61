import { ApiObject, App, Chart, Testing, Yaml } from 'cdk8s';
import { kubectlReads } from './kubectl-reader';
import { Objects } from './objects';
import { build } from './programs';
import { describeServer } from './suite';
import { TextPlace, randomText, textPlaces, withText } from './text-places';
import { Manifest, valueAt } from '../../src/manifest/manifest';
import { attachChecks } from '../../src/synth/hook';
import { holdYaml } from '../../src/synth/output/hold-yaml';
import { refusalOf } from '../support';

const SEED = Number(process.env.DVP_SEED ?? 1);
const PLACES = textPlaces();

/** an app with one object, as an author has it; the finding of a rule is not the question here */
function appOf(manifest: Manifest): App {
  const app = Testing.app();
  const { apiVersion, kind, metadata, ...rest } = manifest;
  attachChecks(new ApiObject(new Chart(app, 'c'), 'o', { apiVersion, kind, metadata: metadata as object, ...rest }));
  return app;
}

/** the YAML of the object, or `undefined` if the synth refuses it */
function yamlOf(manifest: Manifest): string | undefined {
  try {
    return appOf(manifest).synthYaml();
  } catch (error) {
    return error instanceof Error && error.name === 'Refused' ? undefined : fail(error);
  }
}

function fail(error: unknown): never {
  throw error;
}

describeServer('text', cluster => {
  let objects: Objects;

  beforeAll(async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true); // warnings
    objects = new Objects(cluster());
    await objects.needKinds(PLACES.map(({ object }) => object));
  }, 120_000);

  afterAll(() => jest.restoreAllMocks());

  test('of every plane goes through each field to the server and back, or the synth refuses it', async () => {
    const unequal: string[] = [];
    const fields = new Set<string>();
    const counts = { texts: 0, characters: 0, refusedBySynth: 0, refusedByServer: 0 };
    for (const [i, place] of [...PLACES, ...PLACES].entries()) {
      const text = randomText(SEED * 100_000 + i);
      const sent = named(withText(place, text), place, `t${i}`);
      const yaml = yamlOf(sent);
      if (yaml === undefined) {
        counts.refusedBySynth += 1;
        continue;
      }
      const { status, body } = await create(sent, yaml);
      if (status !== 201) {
        counts.refusedByServer += 1;
        unequal.push(...kubectlHas(yaml, place) === text ? [] : [`${place.name}: ${JSON.stringify(text)}: ${body?.message}`]);
        continue;
      }
      const { body: got } = await objects.read(sent, encodeURIComponent(body.metadata.name));
      fields.add(place.name);
      counts.texts += 1;
      counts.characters += [...text].length;
      if (keptAt(got, place) !== text) {
        unequal.push(`${place.name}: ${JSON.stringify(text)} became ${JSON.stringify(keptAt(got, place))}`);
      }
    }
    process.stdout.write(`${PLACES.length} fields, seed ${SEED}: ${counts.texts} texts of ${counts.characters} characters came back through ${fields.size} of them, `
      + `${unequal.length} unequal; ${counts.refusedBySynth} refused by the synth, ${counts.refusedByServer} by the server for what they say\n`);
    expect(unequal).toEqual([]);
    expect(fields.size).toBeGreaterThan(100);
  }, 120_000);

  test('is read by kubectl as it is in each field, whatever the field may say', () => {
    const sent = PLACES.map((place, i) => withText(place, randomText(SEED * 100_000 + i)));
    const files = sent.map(written);
    const isEqual = (values: readonly unknown[], i: number) => valueAt(values[0], PLACES[i].pointer) === valueAt(sent[i], PLACES[i].pointer);
    const unequal = kubectlReads(build(), files).flatMap(({ values, error }, i) => isEqual(values, i) ? []
      : [`${PLACES[i].name}: ${JSON.stringify(files[i])} became ${JSON.stringify(values[0])}: ${error}`]);
    process.stdout.write(`${PLACES.length} fields: ${unequal.length} unequal\n`);
    expect(unequal).toEqual([]);
  }, 60_000);

  test('with half of a surrogate pair is refused at synth in each field, and the character is named', () => {
    const silent = PLACES.filter(place => !refusalOf(() => appOf(withText(place, 'cut \ud83d')).synth())
      .includes(`${place.pointer} (RENDER-TEXT)\n  a string must have whole characters, and has half of a surrogate pair (U+D83D)`));
    expect(silent.map(({ name }) => name)).toEqual([]);
  }, 120_000);

  async function create(manifest: Manifest, yaml: string) {
    const { namespace = 'default' } = manifest.metadata ?? {};
    if (await objects.isNamespaced(manifest) && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(namespace)) {
      await objects.need(namespace);
    }
    return objects.createFrom(yaml, { ...manifest, metadata: { ...manifest.metadata, namespace: encodeURIComponent(namespace) } });
  }

  const kubectlHas = (yaml: string, { pointer }: TextPlace): unknown => valueAt(kubectlReads(build(), [yaml])[0].values[0], pointer);
});

/** the YAML of an object without a check of what it says */
function written(manifest: Manifest): string {
  const release = holdYaml();
  try {
    return Yaml.stringify(manifest);
  } finally {
    release();
  }
}

function keptAt(got: Manifest, { pointer }: TextPlace): unknown {
  // the server keeps these encoded
  return got.kind === 'Secret' && pointer.startsWith('/stringData/')
    ? Buffer.from(String(valueAt(got, pointer.replace('/stringData/', '/data/'))), 'base64').toString('utf8') : valueAt(got, pointer);
}

/** with a name that no other object has, unless the name is the place */
function named(manifest: Manifest, { pointer }: TextPlace, name: string): Manifest {
  if (pointer === '/metadata/name') {
    return manifest;
  }
  const { generateName, ...metadata } = manifest.metadata ?? {};
  return { ...manifest, metadata: { ...metadata, name, ...pointer === '/metadata/generateName' ? { generateName } : {} } };
}
