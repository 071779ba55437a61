import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, Chart, JsonPatch, Lazy, Size, Testing } from 'cdk8s';
import { chartOf, refusalOf, rendered } from './support';
import { VirtualDisk } from '../src/kinds/virtual-disk';

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

test('a refusal has no stack: the mistake is in the app, not in the library', () => {
  const app = Testing.app();
  new VirtualDisk(chartOf(app), 'data', {});
  let error: Error | undefined;
  try {
    app.synth();
  } catch (e) {
    error = e as Error;
  }
  expect(error?.stack).toBe(`Refused: ${error?.message}`);
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
