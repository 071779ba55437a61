import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, Chart, Include, Size, Testing } from 'cdk8s';
import { readDocuments } from '../../src/files/documents';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { checkObjects } from '../../src/rules/run';
import { Admission } from '../../src/synth/admission';
import { checkApp } from '../../src/synth/check-app';
import { sourceOf } from '../../src/yaml/source';
import { chartOf } from '../support';

const API = 'virtualization.deckhouse.io/v1alpha2';
const disk = (name: string, size?: string, identity: object = { apiVersion: API, kind: 'VirtualDisk' }) =>
  ({ ...identity, metadata: { name, namespace: 'ns' }, spec: { persistentVolumeClaim: size === undefined ? {} : { size } } });
const list = (...items: unknown[]) => ({ apiVersion: 'v1', kind: 'List', metadata: { name: 'disks' }, items });

/** an app with a list and a right disk, which enables the checks */
function chartWith(json: object): Chart {
  const chart = chartOf(Testing.app());
  new VirtualDisk(chart, 'right', { size: Size.gibibytes(1) });
  new ApiObject(chart, 'list', json as any);
  return chart;
}

const findingsOf = (chart: Chart) => checkApp(chart).findings.map(({ id, path, object, pointer, wrong }) => [id, path, object, pointer, wrong]);

const BLANK = (name: string) => ['VD-03', 'test/list', `VirtualDisk ns/${name}`, '/spec/persistentVolumeClaim/size', 'a blank disk needs a size'];

const CASES: [string, object, string[][]][] = [
  ['right objects', list(disk('a', '1Gi'), disk('b', '1Gi')), []],
  ['an empty list', list(), []],
  ['wrong objects', list(disk('a'), disk('b', '1Gi'), disk('c')), [BLANK('a'), BLANK('c')]],
  ['a list in a list', list(list(disk('a'))), [BLANK('a')]],
  ['items without a kind', { apiVersion: API, kind: 'VirtualDiskList', items: [disk('a', undefined, {})] }, [BLANK('a')]],
  ['namesakes', list(disk('a', '1Gi'), disk('a', '1Gi')), [
    ['NAME-DUPLICATE', 'test/list', 'VirtualDisk ns/a', '/metadata/name', expect.any(String)],
  ]],
];

test.each(CASES)('%s', (_, json, findings) => expect(findingsOf(chartWith(json))).toEqual(findings));

test.each(CASES)('%s: a file has the same findings', (_, json, findings) => {
  const { objects, unreadable } = readDocuments('list.yaml', sourceOf(JSON.stringify(json)));
  expect(unreadable).toEqual([]);
  expect(checkObjects(objects.map(({ object }) => object)).map(({ id, object, pointer }) => [id, object, pointer]))
    .toEqual(findings.map(([id, , object, pointer]) => [id, object, pointer]));
});

test('an item that is not an object is an error, as in a file', () => {
  const wrong = (item: number, text: string) => ['RENDER', 'test/list', 'List ns/disks', `/items/${item}`, `not a Kubernetes object: ${text}`];
  const items = [disk('a', '1Gi'), 'b', { kind: 'VirtualDisk' }, { apiVersion: API, kind: 'List' }];
  const findings = [wrong(1, 'it is a string'), wrong(2, "'apiVersion' is missing"), wrong(3, "the 'items' of a List must be a list")];
  expect(findingsOf(chartWith(list(...items)))).toEqual(findings);
  expect(readDocuments('list.yaml', sourceOf(JSON.stringify(list(...items)))).unreadable.map(each => each.wrong)).toEqual(findings.map(finding => finding[4]));
});

test('another kind whose name ends with List keeps its items', () =>
  expect(findingsOf(chartWith({ apiVersion: 'example.com/v1', kind: 'AllowList', items: ['192.0.2.1', { address: '192.0.2.2' }] }))).toEqual([]));

test('a list in a file that a chart includes is checked, and a finding can be acknowledged', () => {
  const url = join(mkdtempSync(join(tmpdir(), 'lists-')), 'list.yaml');
  writeFileSync(url, JSON.stringify(list(disk('a'))));
  const chart = chartWith(list());
  const include = new Include(chart, 'include', { url });
  const [{ node: { path } }] = include.apiObjects;
  expect(checkApp(chart).findings.map(finding => [finding.id, finding.path, finding.object])).toEqual([['VD-03', path, 'VirtualDisk ns/a']]);
  Admission.of(include).acknowledge('VD-03', 'filled in later');
  expect(checkApp(chart).findings.map(({ id, acknowledged }) => [id, acknowledged])).toEqual([['VD-03', 'filled in later']]);
});
