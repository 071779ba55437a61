import { mkdtempSync, readFileSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Size, Testing, Yaml, YamlOutputType } from 'cdk8s';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { Admission } from '../../src/synth/admission';
import { readText } from '../../src/yaml/stream';
import { refusalOf } from '../support';

const TEXTS = ['one\u2028two', 'a\x7f', '0o17', '21e0_', '\n\ttab\n', '<<', '\ufffe', '😀'];

/** an app with a disk of ours and a raw object with all texts, as values and as keys */
function appOf(yamlOutputType = YamlOutputType.FILE_PER_CHART, texts: readonly string[] = TEXTS): { app: App; raw: ApiObject } {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'exact-')), yamlOutputType });
  const chart = new Chart(app, 'c', { namespace: 'ns' });
  new VirtualDisk(chart, 'data', { size: Size.gibibytes(1) });
  const spec = Object.fromEntries(texts.flatMap((text, i) => [[`k${i}`, text], [text, 'v']]));
  return { app, raw: new ApiObject(chart, 'raw', { apiVersion: 'example.com/v1', kind: 'Custom', metadata: { name: 'raw' }, spec }) };
}

const filesOf = ({ outdir }: App) => readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yaml')).sort();
const read = (text: string) => readText(text).map(entry => 'wrong' in entry ? entry.wrong : entry.value);
const readFiles = (app: App) => filesOf(app).flatMap(file => read(readFileSync(join(app.outdir, file), 'utf8')));
const expected = (raw: ApiObject) => [expect.objectContaining({ kind: 'VirtualDisk' }), raw.toJson()];
const byKind = (objects: any[]) => objects.sort((a, b) => a.kind < b.kind ? 1 : -1);

test.each([
  YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
])('app.synth() writes what kubectl reads, as %s', type => {
  const { app, raw } = appOf(type);
  app.synth();
  expect(byKind(readFiles(app))).toEqual(expected(raw));
});

test('app.synthYaml() returns what kubectl reads', () => {
  const { app, raw } = appOf();
  expect(byKind(read(app.synthYaml()))).toEqual(expected(raw));
});

test('a chart with a toJson of its own is written exactly, too', () => {
  class Own extends Chart {
    public toJson(): any[] {
      return [...super.toJson(), { apiVersion: 'v1', kind: 'Added', text: 'one\u2028two' }];
    }
  }
  const app = Testing.app();
  new VirtualDisk(new Own(app, 'c', { namespace: 'ns' }), 'data', { size: Size.gibibytes(1) });
  expect(read(app.synthYaml())[1]).toEqual({ apiVersion: 'v1', kind: 'Added', text: 'one\u2028two' });
});

test('a function of the user in place of Yaml.stringify writes all documents, exactly', () => {
  const { stringify } = Yaml;
  const replaced = jest.spyOn(Yaml, 'stringify').mockImplementation((...documents) => `# own\n${stringify(...documents)}`);
  const { app, raw } = appOf();
  const exact = app.synthYaml();
  const usual = appOf(undefined, []).app.synthYaml();
  replaced.mockRestore();
  expect(usual).toBe(`# own\n${appOf(undefined, []).app.synthYaml()}`);
  expect(exact).toContain('# own');
  expect(byKind(read(exact))).toEqual(expected(raw));
});

test('cdk8s has its own method again after a synth, and after one that fails', () => {
  const { stringify } = Yaml;
  appOf().app.synth();
  expect(Yaml.stringify).toBe(stringify);
  const { app } = appOf();
  const chart = app.node.tryFindChild('c') as Chart;
  chart.toJson = () => {
    throw new Error('no chart');
  };
  expect(refusalOf(() => app.synth())).toBe('no chart');
  expect(Yaml.stringify).toBe(stringify);
});

const refused = (pointer: string, what: string, half: string) => `1 error in 1 object, nothing was written

[c/raw] Custom ns/raw ${pointer} (RENDER-TEXT)
  ${what} must have whole characters, and has half of a surrogate pair (${half})
  instead: the whole character: a string was cut within one`;

test.each<[string, object, string, string, string]>([
  ['a value', { text: 'cut \ud83d' }, '/spec/text', 'a string', 'U+D83D'],
  ['the other half', { text: '\ude00 cut' }, '/spec/text', 'a string', 'U+DE00'],
  ['an item', { list: ['a', '\ud83d'] }, '/spec/list/1', 'a string', 'U+D83D'],
  ['a key', { 'a/\ud83d': 1 }, '/spec/a~1\ufffd', 'a key', 'U+D83D'],
])('half a surrogate pair is refused: %s', (_, spec, pointer, what, half) => {
  const fill = () => {
    const { app } = appOf(undefined, []);
    app.node.findChild('c').node.tryRemoveChild('raw');
    new ApiObject(app.node.findChild('c'), 'raw', { apiVersion: 'example.com/v1', kind: 'Custom', metadata: { name: 'raw' }, spec });
    return app;
  };
  expect(refusalOf(() => fill().synth())).toContain(refused(pointer, what, half));
  expect(refusalOf(() => fill().synthYaml())).toContain(refused(pointer, what, half));
  expect(refusalOf(() => Testing.synth(fill().node.findChild('c') as Chart))).toContain(refused(pointer, what, half));
  const acknowledged = fill();
  Admission.of(acknowledged).acknowledge('RENDER-TEXT', 'a test');
  expect(acknowledged.synthYaml()).toContain('kind: Custom');
});
