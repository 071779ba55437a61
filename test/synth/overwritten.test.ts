import { ApiObject, App, Chart, JsonPatch, Size, Testing, YamlOutputType } from 'cdk8s';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineSnapshot } from '../../src/kinds/virtual-machine-snapshot';
import { Admission } from '../../src/synth/admission';
import { checkApp } from '../../src/synth/check-app';

const { FILE_PER_APP, FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE } = YamlOutputType;

type Fill = (test: Chart, prod: Chart) => void;

const disk = (chart: Chart, id: string, props: object = {}) => new VirtualDisk(chart, id, { size: Size.gibibytes(1), ...props });
const raw = (chart: Chart, id: string, kind: string, name: string, namespace?: string) =>
  new ApiObject(chart, id, { apiVersion: 'example.com/v1', kind, metadata: { name, namespace } });
const withoutName = (chart: Chart, id: string) => raw(chart, id, 'Job', id).addJsonPatch(JsonPatch.remove('/metadata/name'));
const nameless = (chart: Chart, id: string) =>
  new VirtualMachineSnapshot(chart, id, { machine: VirtualMachine.fromMachineName('web', chart.namespace), generateName: 'web-' });

function appOf(yamlOutputType: YamlOutputType, fill: Fill): App {
  const app = Testing.app({ yamlOutputType });
  fill(new Chart(app, 'test', { namespace: 'test' }), new Chart(app, 'prod', { namespace: 'prod' }));
  return app;
}

const found = (app: App) => checkApp(app).findings.filter(({ id }) => id.startsWith('OUTPUT-')).map(({ id, path, wrong }) => [id, path, wrong]);

const both: Fill = (test, prod) => [test, prod].forEach(chart => disk(chart, 'root'));
const oneChart: Fill = test => ['a', 'b', 'c'].forEach(namespace => raw(test, namespace, 'Job', 'nightly', namespace));
const wrong = (first: string, file: string) => `cdk8s writes this object and ${first} to one file, ${file}.k8s.yaml, and only the last one remains`;

test('the finding has both objects and the file, and can be acknowledged', () => {
  const app = appOf(FILE_PER_RESOURCE, both);
  const finding = {
    id: 'OUTPUT-OVERWRITTEN',
    severity: 'warning',
    path: 'prod/root',
    object: 'VirtualDisk prod/root',
    pointer: '/metadata/name',
    wrong: wrong('VirtualDisk test/root of [test/root]', 'VirtualDisk.root'),
    got: 'YamlOutputType.FILE_PER_RESOURCE',
    instead: 'YamlOutputType.FILE_PER_CHART, or another name',
  };
  expect(checkApp(app).findings).toEqual([finding]);
  Admission.of(app.node.findChild('prod').node.findChild('root')).acknowledge('OUTPUT-OVERWRITTEN', 'written twice on purpose');
  expect(checkApp(app).findings).toEqual([{ ...finding, acknowledged: 'written twice on purpose' }]);
});

test.each<[string, YamlOutputType, Fill, string[][]]>([
  ['namesakes in a folder for each chart', FOLDER_PER_CHART_FILE_PER_RESOURCE, both, []],
  ['namesakes in a file for each chart', FILE_PER_CHART, both, []],
  ['namesakes in a file for the app', FILE_PER_APP, both, []],
  ['other names', FILE_PER_RESOURCE, test => ['root', 'data'].forEach(id => disk(test, id)), []],
  ['other kinds', FILE_PER_RESOURCE, test => ['Job', 'Task'].forEach(kind => raw(test, kind, kind, 'nightly')), []],
  ...[FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE].map((type): [string, YamlOutputType, Fill, string[][]] =>
    [`three namespaces in one chart, with type ${type}`, type, oneChart, ['test/b', 'test/c'].map(path =>
      ['OUTPUT-OVERWRITTEN', path, wrong('Job a/nightly of [test/a]', 'Job.nightly')])]),
  ['names without characters that a file name does not have', FILE_PER_RESOURCE, test => ['a:b', 'ab'].forEach(name => raw(test, name, 'Job', name)),
    [['OUTPUT-OVERWRITTEN', 'test/ab', wrong('Job test/a:b of [test/a:b]', 'Job.ab')]]],
  ['names that a JSON patch removes', FILE_PER_RESOURCE, test => ['a', 'b'].forEach(id => withoutName(test, id)),
    [['OUTPUT-OVERWRITTEN', 'test/b', wrong('Job test/(no name) of [test/a]', 'Job.undefined')]]],
  ['names that a JSON patch removes, where cdk8s takes those of the constructs', FOLDER_PER_CHART_FILE_PER_RESOURCE,
    test => ['a', 'b'].forEach(id => withoutName(test, id)), []],
  ['objects that are reported without a name', FILE_PER_RESOURCE, test => ['a', 'b'].forEach(id => nameless(test, id)), ['a', 'b'].map(id => [
    'OUTPUT-NAMELESS', `test/${id}`,
    'cdk8s names a file after its object, so all objects of kind VirtualMachineSnapshot without a name are written to one file, and only the last one remains',
  ])],
])('%s', (_, type, fill, findings) => expect(found(appOf(type, fill))).toEqual(findings));
