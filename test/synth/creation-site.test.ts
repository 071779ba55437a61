import { Chart, Size, Testing } from 'cdk8s';
import { IConstruct } from 'constructs';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { siteOf } from '../../src/synth/creation-site';
import { chartOf, refusalOf } from '../support';

const HOST_TRACE = Symbol.for('jsii.context.hostStackTrace');
const { env } = process;
afterEach(() => {
  process.env = env;
  Reflect.deleteProperty(globalThis, HOST_TRACE);
});

const PYTHON = [
  ['/app/.venv/lib/python3.11/site-packages/cdk8s_dvp/__init__.py', 900, 0, '__init__'], ['/app/main.py', 6, 0, '<module>'], ['/app/run.py', 1, 0, '<module>'],
];
const JAVA = [
  ['VirtualDisk.java', 20, 0, 'io.github.cdk8sdvp.VirtualDisk.<init>'], ['VirtualDisk.java', 90, 0, 'io.github.cdk8sdvp.VirtualDisk$Builder.build'],
  ['Main.java', 14, 0, 'com.example.Main.main'],
];

class Data extends VirtualDisk {
  constructor(chart: Chart, id = 'data') {
    super(chart, id, { size: Size.gibibytes(1) });
  }
}

const HERE = /^FILE:\d+:\d+$/;

test.each<[string, (chart: Chart) => IConstruct, RegExp]>([
  ['a class of the library', chart => new VirtualDisk(chart, 'data'), HERE],
  // not the line of `super` in the constructor of the class
  ['a class of the author', chart => new Data(chart), HERE],
  ['a method of the library', chart => new Data(chart).snapshot('before'), HERE],
])('%s: the line that creates it', (_, create, expected) => {
  expect(siteOf(create(chartOf(Testing.app())))?.replace(__filename, 'FILE')).toMatch(expected);
});

test('constructs of one line of the author share its site; those of other lines do not', () => {
  const chart = chartOf(Testing.app());
  const create = (id: string) => new Data(chart, id);
  const [first, second, other] = [create('first'), create('second'), new VirtualDisk(chart, 'other')];
  const snapshots = ['a', 'b'].map(id => first.snapshot(id));
  expect(second._site).toBe(first._site);
  expect(snapshots[1]._site).toBe(snapshots[0]._site);
  expect(new Set([first, other, snapshots[0]].map(siteOf)).size).toBe(3);
});

test('the app holds the sites of its constructs, so they are freed with it', () => {
  const create = () => new VirtualDisk(chartOf(Testing.app()), 'data');
  expect(create()._site).not.toBe(create()._site);
});

test('a construct that is not of the library has no known place', () => {
  expect(siteOf(chartOf(Testing.app()))).toBeUndefined();
});

test.each([
  ['Python/3.11.2', PYTHON, '/app/main.py:6'],
  ['Java/17.0.18', JAVA, 'Main.java:14'],
])('an author of %s reads the place in the report, if jsii sends it', (agent, trace, at) => {
  process.env = { ...env, JSII_AGENT: agent };
  Reflect.set(globalThis, HOST_TRACE, trace);
  const app = Testing.app();
  new VirtualDisk(chartOf(app), 'data');
  Reflect.deleteProperty(globalThis, HOST_TRACE);
  expect(refusalOf(() => app.synth())).toBe(`1 error in 1 object, nothing was written

[test/data] VirtualDisk ns/data /spec/persistentVolumeClaim/size (VD-03)
  a blank disk needs a size
  got: nothing
  instead: set 'size', for example Size.gibibytes(10), or set 'source'
  at: ${at}`);
});

test('without a trace of jsii, the report has no place', () => {
  process.env = { ...env, JSII_AGENT: 'go1.26' };
  const app = Testing.app();
  new VirtualDisk(chartOf(app), 'data');
  expect(refusalOf(() => app.synth())).not.toContain('  at: ');
});
