import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, AppProps, Chart, JsonPatch, Lazy, Size, Testing, YamlOutputType } from 'cdk8s';
import { chartOf, refusalOf, rendered } from '../support';
import { Admission } from '../../src/synth/admission';
import { appStateOf } from '../../src/synth/app-state';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { DiskSource } from '../../src/values/disk-source';
import { ImageSource } from '../../src/values/image-source';

const SIZE = { size: Size.gibibytes(1) };

function countedApp(charts: number): { app: App; renders: () => number } {
  const app = Testing.app();
  let renders = 0;
  for (let i = 0; i < charts; i++) {
    const chart = new Chart(app, `chart-${i}`, { namespace: 'ns' });
    new VirtualDisk(chart, `disk-${i}`, SIZE);
    new ApiObject(chart, 'raw', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `raw-${i}` },
      data: Lazy.any({ produce: () => ({ renders: String(++renders) }) }),
    });
  }
  return { app, renders: () => renders };
}

test.each([1, 5, 20])('an object is rendered once in the synth of an app with %i charts', charts => {
  const { app, renders } = countedApp(charts);
  app.synth();
  expect(renders()).toBe(charts);
  app.synthYaml();
  expect(renders()).toBe(2 * charts);
});

test('a second synth sees what has changed since the first', () => {
  const app = Testing.app();
  const chart = chartOf(app);
  const disk = new VirtualDisk(chart, 'data', SIZE);
  app.synth();
  ApiObject.of(disk).addJsonPatch(JsonPatch.replace('/spec/persistentVolumeClaim/size', '2Gi'));
  app.synth();
  expect(readFileSync(join(app.outdir, 'test.k8s.yaml'), 'utf8')).toContain('size: 2Gi');
  ApiObject.of(disk).addJsonPatch(JsonPatch.replace('/spec/persistentVolumeClaim/size', true));
  expect(refusalOf(() => app.synth())).toContain('SCHEMA-TYPE');
});

test('a refused app writes no file', () => {
  const app = Testing.app();
  new VirtualDisk(chartOf(app, 'good'), 'data', SIZE);
  new VirtualDisk(chartOf(app, 'bad'), 'more', {});
  expect(refusalOf(() => app.synth())).toContain('VD-03');
  expect(readdirSync(app.outdir)).toEqual([]);
});

test('an override of toJson on the object itself is back after the synth', () => {
  const app = Testing.app();
  const raw = new ApiObject(chartOf(app), 'raw', { apiVersion: 'v1', kind: 'ConfigMap' });
  new VirtualDisk(chartOf(app, 'other'), 'data', SIZE);
  const override = () => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'overridden' } });
  raw.toJson = override;
  app.synth();
  expect(raw.toJson).toBe(override);
});

test.each(['synth', 'synthYaml'] as const)('%s, Testing.synth and the validation of a chart refuse with the same words', method => {
  const app = Testing.app();
  const chart = chartOf(app);
  new VirtualDisk(chart, 'data', {});
  const message = refusalOf(() => app[method]());
  expect(refusalOf(() => Testing.synth(chart))).toBe(message);
  expect(refusalOf(() => chart.toJson())).toBe(message);
});

test('validations of others speak in the same report', () => {
  const app = Testing.app();
  const chart = chartOf(app);
  new VirtualDisk(chart, 'data', {});
  chart.node.addValidation({ validate: () => ['no charts on Fridays'] });
  expect(refusalOf(() => app.synth())).toBe(`1 error in 1 object, nothing was written

[test/data] VirtualDisk ns/data /spec/persistentVolumeClaim/size (VD-03)
  a blank disk has nothing to take its size from
  got: nothing
  instead: set 'size', for example Size.gibibytes(10), or set 'source'

Refused by validations of the app:
  [test] no charts on Fridays`);
});

test('a refusal leads to the line of the author that asked for the synth, and nowhere else', () => {
  const app = Testing.app();
  new VirtualDisk(chartOf(app), 'data', {});
  let error: Error | undefined;
  try {
    app.synth();
  } catch (e) {
    error = e as Error;
  }
  expect(error?.stack?.replace(/\(.*\)$/, '')).toBe(`Refused: ${error?.message}\n\n    at Object.<anonymous> `);
  expect(error?.stack).toContain('hook.test.ts');
});

test('synth twice gives the same', () => {
  const app = Testing.app();
  const chart = chartOf(app);
  const disk = new VirtualDisk(chart, 'data', SIZE);
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  expect(rendered(disk)).toEqual(rendered(disk));
  expect(app.synthYaml()).toBe(app.synthYaml());
});

test('an app without any construct of ours is left alone', () => {
  const app = Testing.app();
  new ApiObject(chartOf(app), 'raw', { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', spec: { sise: 1 } });
  expect(() => app.synth()).not.toThrow();
});

describe('what stops nothing', () => {
  const told = () => jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  afterEach(() => jest.restoreAllMocks());

  const appOf = (opine: (chart: Chart) => void) => {
    const app = Testing.app();
    for (const id of ['one', 'two']) {
      const chart = new Chart(app, id, { namespace: id });
      new VirtualDisk(chart, 'data', {});
      opine(chart);
    }
    return app;
  };
  const finding = (id: string) => `[${id}/data] VirtualDisk ${id}/data /spec/persistentVolumeClaim/size (VD-03)`;
  const body = `
  a blank disk has nothing to take its size from
  got: nothing
  instead: set 'size', for example Size.gibibytes(10), or set 'source'
  lowered: filled in by a webhook`;

  test('a lowered finding is told once, however many charts there are and however often the app is synthesized', () => {
    const write = told();
    const lowered = appOf(chart => Admission.of(chart).lower('VD-03', 'filled in by a webhook'));
    lowered.synth();
    lowered.synth();
    expect(write.mock.calls).toEqual([[`2 warnings in 2 objects\n\n${finding('one')}${body}\n\n${finding('two')}${body}\n`]]);
  });

  test('an acknowledged finding is listed with its reason', () => {
    const write = told();
    appOf(chart => Admission.of(chart).acknowledge('VD-03', 'filled in by a webhook')).synth();
    expect(write.mock.calls).toEqual([[`2 findings acknowledged

${finding('one')}: filled in by a webhook
${finding('two')}: filled in by a webhook
`]]);
  });

  test('the nearest opinion counts', () => {
    told();
    const mixed = appOf(chart => Admission.of(chart.node.root).lower('VD-03', 'of the app'));
    Admission.of(mixed.node.findChild('one').node.findChild('data')).acknowledge('VD-03', 'of the disk');
    expect(() => mixed.synth()).not.toThrow();
  });
});

describe('the bytes are those of cdk8s itself', () => {
  const fill = (outdir: string, props: AppProps, watched: boolean): App => {
    const app = new App({ ...props, outdir });
    if (!watched) {
      // the checks are attached once per app
      appStateOf(app).isWatched = true;
    }
    const images = new Chart(app, 'images', { namespace: 'a' });
    const image = new VirtualImage(images, 'debian', { source: ImageSource.upload() });
    const machines = new Chart(app, 'machines', { namespace: 'a' });
    new Chart(machines, 'inner', { namespace: 'b' });
    const disk = new VirtualDisk(machines, 'z-disk', { source: DiskSource.image(image) });
    new ApiObject(machines, 'raw', { apiVersion: 'v1', kind: 'ConfigMap' }).addDependency(disk);
    machines.addDependency(images);
    return app;
  };
  const written = (props: AppProps, watched: boolean) => {
    const outdir = Testing.app().outdir;
    fill(outdir, props, watched).synth();
    const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
    return files.map(({ name, parentPath }) => [join(parentPath, name).slice(outdir.length), readFileSync(join(parentPath, name), 'utf8')]).sort();
  };

  test.each<[string, AppProps]>([
    ['a file per app', { yamlOutputType: YamlOutputType.FILE_PER_APP }],
    ['a file per chart', { yamlOutputType: YamlOutputType.FILE_PER_CHART }],
    ['a file per resource', { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }],
    ['a folder per chart', { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE }],
  ])('%s', (_, props) => {
    const stock = written(props, false);
    expect(stock.length).toBeGreaterThan(0);
    expect(written(props, true)).toEqual(stock);
  });

  test('as one text', () => {
    const outdir = Testing.app().outdir;
    expect(fill(outdir, {}, true).synthYaml()).toBe(fill(outdir, {}, false).synthYaml());
  });

  test('a chart that renders in its own way keeps it', () => {
    class Odd extends Chart {
      public override toJson(): any[] {
        return super.toJson().map(object => ({ ...object, odd: true }));
      }
    }
    const app = Testing.app();
    new VirtualDisk(new Odd(app, 'odd', { namespace: 'a' }), 'data', SIZE);
    expect(app.synthYaml()).toContain('odd: true');
  });
});
