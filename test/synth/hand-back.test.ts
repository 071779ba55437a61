import { ApiObject, App, AppProps, Chart, Size, Testing, Yaml, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { writtenBy } from './both-ways';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { Admission } from '../../src/synth/admission';
import { chartOf } from '../support';

/* eslint-disable @typescript-eslint/no-require-imports */
const loadCdk8s = () => require('cdk8s') as typeof import('cdk8s');
const loadOwnYaml = () => require('../../src/synth/output/own-yaml') as typeof import('../../src/synth/output/own-yaml');
/* eslint-enable @typescript-eslint/no-require-imports */

const DEPENDENCIES = 'a dependency leaves the app or its charts, or is on itself';

class OwnSynth extends App {
  public override synth(): void {
    super.synth();
  }

  public override synthYaml(): string {
    return `# own\n${super.synthYaml()}`;
  }
}

class OwnCharts extends App {
  public override get charts(): Chart[] {
    return super.charts.reverse();
  }
}

class OwnChart extends Chart {
  public override toJson(): any[] {
    return super.toJson().map(object => ({ ...object, odd: true }));
  }
}

class Stock extends App {}

const filled = (app: App, chart: Chart = chartOf(app)) => {
  new VirtualDisk(chart, 'data', { size: Size.gibibytes(1) });
  new ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'ConfigMap' });
  return app;
};
const appWith = (change: (chart: Chart, disk: Construct) => void, props?: AppProps) => {
  const app = filled(Testing.app(props));
  const chart = app.node.findChild('test') as Chart;
  change(chart, chart.node.findChild('data') as Construct);
  return app;
};

test.each<[string, () => App, string | undefined]>([
  ['a stock app', () => filled(Testing.app()), undefined],
  ['an app of a class without methods', () => filled(new Stock()), undefined],
  ['an app with a resolver', () => filled(Testing.app({ resolvers: [{ resolve: context => context.value === 'v1' && context.replaceValue('v2') }] })), undefined],
  ['an app with its own synth', () => filled(new OwnSynth()), 'the app has its own synth(), or is of another copy of cdk8s'],
  ['an app with its own charts', () => filled(new OwnCharts()), 'the app has its own synth(), or is of another copy of cdk8s'],
  ['an output type of tomorrow', () => filled(Testing.app({ yamlOutputType: 7 as YamlOutputType })), 'the output type is unknown'],
  ['a chart with its own toJson', () => {
    const app = Testing.app();
    return filled(app, new OwnChart(app, 'odd'));
  }, 'a chart has its own toJson()'],
  ['a validation that adds an object', () => appWith(chart => chart.node.addValidation({
    validate: () => {
      if (chart.node.tryFindChild('late') === undefined) {
        new ApiObject(chart, 'late', { apiVersion: 'v1', kind: 'ConfigMap' });
      }
      return [];
    },
  })), 'a validation changed the constructs'],
  ['a dependency on another app', () => appWith((_, disk) => disk.node.addDependency(chartOf(Testing.app(), 'away'))), DEPENDENCIES],
  ['a dependency on the app', () => appWith((chart, disk) => disk.node.addDependency(chart.node.root)), DEPENDENCIES],
  ['a dependency on itself', () => appWith((_, disk) => disk.node.addDependency(disk)), DEPENDENCIES],
  ['a cycle', () => appWith((chart, disk) => {
    disk.node.addDependency(chart.node.findChild('raw'));
    chart.node.findChild('raw').node.addDependency(disk);
  }), undefined],
  ['an acknowledged object that cannot be rendered', () => appWith(chart => {
    const broken = new ApiObject(chart, 'broken', { apiVersion: 'v1', kind: 'ConfigMap', data: new Map() } as any);
    Admission.of(broken).acknowledge('RENDER', 'a test');
  }), 'an object cannot be rendered'],
])('%s: who writes it, and the same as cdk8s', (_, make, handedBack) => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  for (const type of [undefined, make().yamlOutputType]) {
    const ours = writtenBy(make(), type, 'one pass');
    expect(ours).toEqual({ output: writtenBy(make(), type, 'cdk8s').output, handedBack: handedBack?.replace('synth()', type === undefined ? 'synthYaml()' : 'synth()') });
  }
  jest.restoreAllMocks();
});

test('an app with its own synth() may change manifests: each object has its own', () => {
  const sizes: string[] = [];
  class Changing extends App {
    public override synth(): void {
      const [chart] = this.charts;
      const [first, second] = chart.toJson();
      first.spec.persistentVolumeClaim.size = '2Gi';
      sizes.push(...[first, second, ...chart.toJson()].map(({ spec }) => spec.persistentVolumeClaim.size));
    }
  }
  const app = new Changing();
  const chart = chartOf(app);
  ['a', 'b'].forEach(id => new VirtualDisk(chart, id, { size: Size.gibibytes(1) }));
  app.synth();
  expect(sizes).toEqual(['2Gi', '1Gi', '2Gi', '1Gi']);
});

test('cdk8s writes if the user replaced a method of its Yaml', () => {
  const save = jest.spyOn(Yaml, 'save').mockReturnValue(undefined);
  expect(writtenBy(filled(Testing.app()), 1, 'one pass').handedBack).toBe('the class Yaml is changed');
  expect(save).toHaveBeenCalledTimes(1);
  save.mockRestore();
});

test.each(['save', 'stringify'] as const)('a function in place of Yaml.%s is found if it is older than our modules', method => {
  jest.isolateModules(() => {
    Object.assign(loadCdk8s().Yaml, { [method]: () => '' });
    const { isOfCdk8s } = loadOwnYaml();
    expect({ save: isOfCdk8s('save'), stringify: isOfCdk8s('stringify') }).toEqual({ save: true, stringify: true, [method]: false });
  });
});

test('a later synth says how it was written', () => {
  const app = filled(Testing.app());
  expect(writtenBy(app, 1, 'cdk8s').handedBack).toBe('CDK8S_DVP_SYNTH');
  expect(writtenBy(app, 1, 'one pass').handedBack).toBeUndefined();
});
