import { App, Chart, Testing } from 'cdk8s';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { Admission } from '../../src/synth/admission';
import { chartOf, refusalOf } from '../support';

test('other validations of the app are in the same report', () => {
  const app = Testing.app();
  const chart = chartOf(app);
  new VirtualDisk(chart, 'data', {});
  chart.node.addValidation({ validate: () => ['no charts on Fridays'] });
  expect(refusalOf(() => app.synth())).toBe(`1 error in 1 object, nothing was written

[test/data] VirtualDisk ns/data /spec/persistentVolumeClaim/size (VD-03)
  a blank disk needs a size
  got: nothing
  instead: set 'size', for example Size.gibibytes(10), or set 'source'

Refused by validations of the app:
  [test] no charts on Fridays`);
});

test.each<[string, (app: App) => unknown]>([
  ['app.synth()', app => app.synth()],
  ['app.synthYaml()', app => app.synthYaml()],
  ['Testing.synth(chart)', app => Testing.synth(app.charts[0])],
  ['chart.toJson()', app => app.charts[0].toJson()],
])('the stack of a refusal has the line of each construct with an error, and the line that called %s', (_, synth) => {
  const app = Testing.app();
  const chart = chartOf(app);
  new VirtualDisk(chart, 'data', {});
  new VirtualDisk(chart, 'logs', {});
  let error: Error | undefined;
  try {
    synth(app);
  } catch (e) {
    error = e as Error;
  }
  expect(error?.stack?.split(`Refused: ${error?.message}\n\n`)[1].replaceAll(__filename, 'report.test.ts').split('\n')).toEqual([
    expect.stringMatching(/^    at test\/data \(report\.test\.ts:\d+:3\)$/),
    expect.stringMatching(/^    at test\/logs \(report\.test\.ts:\d+:3\)$/),
    expect.stringMatching(/^    at (synth \()?report\.test\.ts:\d+:\d+\)?$/),
  ]);
});

describe('warnings and acknowledged findings', () => {
  const stderr = () => jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  afterEach(() => jest.restoreAllMocks());

  const appOf = (suppress: (chart: Chart) => void) => {
    const app = Testing.app();
    for (const id of ['one', 'two']) {
      const chart = new Chart(app, id, { namespace: id });
      new VirtualDisk(chart, 'data', {});
      suppress(chart);
    }
    return app;
  };
  const finding = (id: string) => `[${id}/data] VirtualDisk ${id}/data /spec/persistentVolumeClaim/size (VD-03)`;
  const body = `
  a blank disk needs a size
  got: nothing
  instead: set 'size', for example Size.gibibytes(10), or set 'source'
  lowered: filled in by a webhook`;

  test('a lowered finding is printed once, with any number of charts and synths', () => {
    const write = stderr();
    const lowered = appOf(chart => Admission.of(chart).lower('VD-03', 'filled in by a webhook'));
    lowered.synth();
    lowered.synth();
    expect(write.mock.calls).toEqual([[`2 warnings in 2 objects\n\n${finding('one')}${body}\n\n${finding('two')}${body}\n`]]);
  });

  test('an acknowledged finding is listed with its reason', () => {
    const write = stderr();
    appOf(chart => Admission.of(chart).acknowledge('VD-03', 'filled in by a webhook')).synth();
    expect(write.mock.calls).toEqual([[`2 findings acknowledged

${finding('one')}: filled in by a webhook
${finding('two')}: filled in by a webhook
`]]);
  });

  test('a report that has changed is printed again', () => {
    const write = stderr();
    const lowered = appOf(chart => Admission.of(chart).lower('VD-03', 'filled in by a webhook'));
    lowered.synthYaml();
    Admission.of(lowered).acknowledge('VD-03', 'not the nearest');
    lowered.synthYaml();
    expect(write).toHaveBeenCalledTimes(1);
    new VirtualDisk(chartOf(lowered, 'three'), 'data', {});
    lowered.synthYaml();
    expect(write).toHaveBeenCalledTimes(2);
    expect(write.mock.calls[1][0]).toMatch(/^2 warnings in 2 objects\n.*\n1 finding acknowledged\n.*: not the nearest\n$/s);
  });

  test('a refused app prints its warnings, too', () => {
    const write = stderr();
    const mixed = appOf(() => {});
    Admission.of(mixed.node.findChild('one')).lower('VD-03', 'filled in by a webhook');
    expect(refusalOf(() => mixed.synth())).toMatch(/^1 error in 1 object/);
    expect(write.mock.calls).toEqual([[`1 warning in 1 object\n\n${finding('one')}${body}\n`]]);
  });

  test('the nearest suppression counts', () => {
    stderr();
    const mixed = appOf(chart => Admission.of(chart.node.root).lower('VD-03', 'of the app'));
    Admission.of(mixed.node.findChild('one').node.findChild('data')).acknowledge('VD-03', 'of the disk');
    expect(() => mixed.synth()).not.toThrow();
  });
});

