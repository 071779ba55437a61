import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, AppProps, Chart, Lazy, Size, Testing, YamlOutputType } from 'cdk8s';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { appStateOf } from '../../src/synth/app-state';
import { DiskSource } from '../../src/values/disk-source';
import { ImageSource } from '../../src/values/image-source';
import { chartOf } from '../support';

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

test('an override of toJson on an object is restored after the synth', () => {
  const app = Testing.app();
  const raw = new ApiObject(chartOf(app), 'raw', { apiVersion: 'v1', kind: 'ConfigMap' });
  new VirtualDisk(chartOf(app, 'other'), 'data', SIZE);
  const override = () => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'overridden' } });
  raw.toJson = override;
  app.synth();
  expect(raw.toJson).toBe(override);
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

  test('as one string', () => {
    const outdir = Testing.app().outdir;
    expect(fill(outdir, {}, true).synthYaml()).toBe(fill(outdir, {}, false).synthYaml());
  });

  test('a chart with its own toJson keeps it', () => {
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
