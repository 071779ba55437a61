import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import * as l1 from '../../imports/l1';
import * as dvp from '../../src';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { chartOf, refusalOf, rendered } from '../support';

const SIZE = { size: Size.gibibytes(1) };
const BLANK = `1 error in 1 object, nothing was written

[test/data] VirtualDisk ns/data /spec/persistentVolumeClaim/size (VD-03)
  a blank disk needs a size
  got: nothing
  instead: set 'size', for example Size.gibibytes(10), or set 'source'`;

/** every way to the manifests of an app */
const SYNTHS: [string, (app: App) => unknown][] = [
  ['app.synth()', app => app.synth()],
  ['app.synthYaml()', app => app.synthYaml()],
  ['Testing.synth(chart)', app => Testing.synth(app.charts[0])],
  ['chart.toJson()', app => app.charts[0].toJson()],
];

const appWith = (fill: (chart: Chart) => void): App => {
  const app = Testing.app();
  fill(chartOf(app));
  return app;
};
const blank = () => appWith(chart => new VirtualDisk(chart, 'data', {}));

describe.each(SYNTHS)('%s', (_, synth) => {
  test('refuses with the same words each time', () => {
    const app = blank();
    expect([1, 2].map(() => refusalOf(() => synth(app)))).toEqual([BLANK, BLANK]);
  });

  test('returns the same each time', () => {
    const app = appWith(chart => new VirtualDisk(chart, 'data', SIZE));
    expect(synth(app)).toEqual(synth(app));
  });

  test.each<[string, (chart: Chart) => unknown]>([
    ['a construct of ours', chart => new dvp.VirtualDisk(chart, 'data', {})],
    ['a generated class', chart => new dvp.l1.KubeVirtualDisk(chart, 'data', { metadata: { name: 'data' }, spec: {} })],
    ['a cluster profile', chart => dvp.ClusterProfile.of({}).bind(chart)],
  ])('checks an app with %s', (__, fill) => {
    const app = appWith(chart => {
      fill(chart);
      new ApiObject(chart, 'raw', { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', metadata: { name: 'raw' }, spec: { sise: 1 } });
    });
    expect(refusalOf(() => synth(app))).toContain("unknown field 'sise'");
  });

  test('does not check an app without constructs of this library', () => {
    const app = appWith(chart => new ApiObject(chart, 'raw', { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', spec: { sise: 1 } }));
    expect(() => synth(app)).not.toThrow();
  });

  test('lets an error of another validation through, and checks again afterwards', () => {
    const app = appWith(chart => new VirtualDisk(chart, 'data', SIZE));
    let broken = true;
    app.charts[0].node.addValidation({
      validate: () => {
        if (broken) {
          throw new RangeError('broken validation');
        }
        return [];
      },
    });
    expect(() => synth(app)).toThrow(new RangeError('broken validation'));
    broken = false;
    new VirtualDisk(app.charts[0], 'more', {});
    expect(refusalOf(() => synth(app))).toContain('[test/more] VirtualDisk ns/more');
  });

  test('lets a validation synthesize the same app, without a second report', () => {
    const app = blank();
    const inner: string[] = [];
    app.charts[0].node.addValidation({
      validate: () => {
        if (inner.length === 0) {
          inner.push('running');
          inner.push(app.synthYaml());
        }
        return [];
      },
    });
    expect(refusalOf(() => synth(app))).toBe(BLANK);
    expect(inner[1]).toContain('kind: VirtualDisk');
  });

  test('checks the app of another tree separately', () => {
    const app = appWith(chart => new VirtualDisk(chart, 'data', SIZE));
    const away = chartOf(Testing.app(), 'away');
    const vm = dvp.VirtualMachine.fromMachineName('web');
    new dvp.VirtualMachineOperation(away, 'now', { machine: vm, action: dvp.MachineAction.migrate({ nodeName: 'node-7' }) });
    dvp.ClusterProfile.of({ edition: dvp.DeckhouseEdition.CE }).bind(away);
    expect(() => synth(app)).not.toThrow();
    expect(refusalOf(() => Testing.synth(away))).toContain('[away/now] VirtualMachineOperation ns/now');
  });
});

test('a second synth checks what has changed since the first', () => {
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

test('toJson of an object is not checked, and is the same before, between and after synths', () => {
  const app = blank();
  const json = { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', metadata: { name: 'data', namespace: 'ns' } };
  const disk = app.charts[0].node.findChild('data');
  const before = rendered(disk);
  expect(before).toMatchObject(json);
  expect(refusalOf(() => app.synth())).toBe(BLANK);
  expect([rendered(disk), rendered(disk)]).toEqual([before, before]);
});

test('the generated classes need only the index of the package', () => {
  const app = appWith(chart => new l1.KubeVirtualMachine(chart, 'vm', {} as any));
  expect(refusalOf(() => app.synth())).toContain("'spec' is missing");
});
