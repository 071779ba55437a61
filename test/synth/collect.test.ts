import { ApiObject, Chart, Duration, JsonPatch, Size, Testing } from 'cdk8s';
import { IConstruct } from 'constructs';
import * as l1 from '../../imports/l1';
import { ModuleConfig } from '../../src/kinds/module-config';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { Finding } from '../../src/manifest/finding';
import { Admission } from '../../src/synth/admission';
import { checkApp } from '../../src/synth/check-app';
import { addFindings } from '../../src/synth/own-findings';
import { Cpu } from '../../src/values/cpu';
import { DiskSource } from '../../src/values/disk-source';
import { Provisioning } from '../../src/values/provisioning';
import { chartOf, refusalOf, synthOf } from '../support';

test.each<[string, unknown, string, string]>([
  ['a Size', Size.gibibytes(1), 'Size', "a string, for example '10Gi'"],
  ['a Duration', Duration.seconds(30), 'Duration', "a string, for example '30s'"],
  ['a Date', new Date(0), 'Date', 'a string'],
])('%s in a manifest is an error of the report', (_, value, type, instead) => {
  expect(refusalOf(synthOf(chart => new ModuleConfig(chart, 'module', { moduleName: 'm', version: 1, settings: { of: value } })))).toBe(`1 error in 1 object, nothing was written

[test/module] ModuleConfig m (RENDER)
  cannot be rendered: a manifest has only objects, lists, strings, numbers and booleans
  got: a ${type}
  instead: ${instead}`);
});

test.each<[string, unknown, string, string]>([
  ['a function', () => 1, 'a function', 'a value, or leave the field out'],
  ['a symbol', Symbol('x'), 'a symbol', 'a value, or leave the field out'],
  ['a bigint', 10n, 'a bigint', 'a number'],
  ['a number that is none', NaN, 'NaN', 'a number'],
])('%s in a raw object is an error of the report, with its field', (_, value, got, instead) => {
  const synth = synthOf(chart => {
    new VirtualDisk(chart, 'disk', { size: Size.gibibytes(1) });
    new ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { b: ['x', value] } } as any);
  });
  expect(refusalOf(synth)).toBe(`1 error in 1 object, nothing was written

[test/raw] ConfigMap ns/a /data/b/1 (RENDER)
  cannot be rendered: a manifest has only objects, lists, strings, numbers and booleans
  got: ${got}
  instead: ${instead}`);
});

test.each([
  ['without its kind', JsonPatch.remove('/kind')],
  ['that is replaced by nothing', JsonPatch.replace('', null)],
])('an object %s by a JSON patch is an error of the report', (_, patch) => {
  const synth = synthOf(chart => ApiObject.of(new VirtualDisk(chart, 'disk', { size: Size.gibibytes(1) })).addJsonPatch(patch));
  expect(refusalOf(synth)).toBe(`1 error in 1 object, nothing was written

[test/disk] VirtualDisk ns/disk (RENDER)
  cannot be rendered: the object has no 'apiVersion' or no 'kind' after its JSON patches`);
});

test.each([
  ['ok', '[VirtualDisk] another construct in [test] has the id "ok": give this one another id'],
  ['', "[VirtualDisk] 'id' must not be empty"],
])('the id %p is refused', (id, message) => expect(refusalOf(synthOf(chart => {
  new VirtualDisk(chart, 'ok', { size: Size.gibibytes(1) });
  new VirtualDisk(chart, id, { size: Size.gibibytes(1) });
}))).toBe(message));

test('a report shows characters that a terminal acts on, or does not show, as codes', () => {
  const text = refusalOf(synthOf(chart => new VirtualDisk(chart, 'disk', { size: Size.gibibytes(1), annotations: { 'a\u001b[31mred\u2028': 'x' } })));
  expect(text).toBe(`1 error in 1 object, nothing was written

[test/disk] VirtualDisk ns/disk /metadata/annotations (SCHEMA-PATTERN)
  wrong format of the key "a\\u001b[31mred\\u2028"
  instead: a key like example.com/name or name: up to 63 letters, digits, dashes, underscores and dots, after a DNS name and a slash if needed`);
});

test('an object that contains itself is an error of the report', () => {
  const spec: Record<string, unknown> = { size: '10Gi' };
  spec.self = spec;
  const synth = synthOf(chart => {
    new VirtualDisk(chart, 'disk', { size: Size.gibibytes(1) });
    new ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'Config', metadata: { name: 'a' }, spec } as any);
  });
  expect(refusalOf(synth)).toBe(`1 error in 1 object, nothing was written

[test/raw] Config ns/a (RENDER)
  cannot be rendered: it contains itself`);
});

test('a construct without a chart around it is refused', () =>
  expect(refusalOf(() => new VirtualDisk(Testing.app(), 'disk', { size: Size.gibibytes(1) })))
    .toBe("[disk] a VirtualDisk must be in a Chart, and there is none around it: for example new Chart(app, 'shop') as its scope"));

test.each<[string, string, (chart: Chart) => IConstruct]>([
  ['one of ours', '/spec/provisioning/userData', chart => new VirtualMachine(chart, 'vm', {
    vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1), memory: Size.gibibytes(1), provisioning: Provisioning.userData('#!/bin/sh\nhunter2'),
  })],
  ['a generated one', '/spec/provisioning/userData', chart => new l1.KubeVirtualMachine(chart, 'vm', { spec: { provisioning: { userData: 'hunter2' } } as any })],
  ['a raw one', '/stringData/password', chart => new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret', stringData: { password: 'hunter2' } })],
])('the error of a JSON patch does not print the object: %s', (_, path, make) => {
  const message = refusalOf(synthOf(chart => {
    new VirtualDisk(chart, 'disk', { size: Size.gibibytes(1) });
    ApiObject.of(make(chart)).addJsonPatch(JsonPatch.test(path, 'hunter3'));
  }));
  expect(message).toContain('(RENDER)');
  expect(message).toContain(`(test ${path}) cannot be applied`);
  expect(message).not.toMatch(/hunter|tree/);
});

test('findings that constructs add are reported with those of the rules, and can be acknowledged', () => {
  const chart = chartOf();
  const disk = new VirtualDisk(chart, 'disk', {});
  const finding: Finding = { id: 'REF-NAMESPACE', severity: 'error', path: 'test/disk', object: 'VirtualDisk ns/disk', pointer: '/spec', wrong: 'added' };
  let calls = 0;
  addFindings(disk, () => [{ ...finding, got: `call ${++calls}` }]);
  addFindings(disk, () => []);
  const seen = () => checkApp(chart).findings.map(({ id, got, acknowledged }) => [id, got, acknowledged]);
  expect(seen()).toEqual([['REF-NAMESPACE', 'call 1', undefined], ['VD-03', 'nothing', undefined]]);
  Admission.of(disk).acknowledge('REF-NAMESPACE', 'of the disk');
  expect(seen()).toEqual([['REF-NAMESPACE', 'call 2', 'of the disk'], ['VD-03', 'nothing', undefined]]);
});

test('a construct that is removed from the tree takes its findings with it', () => {
  const chart = chartOf();
  new VirtualDisk(chart, 'disk', { source: DiskSource.image(VirtualImage.fromImageName('debian', 'other')) });
  expect(checkApp(chart).findings.map(({ id }) => id)).toEqual(['REF-NAMESPACE']);
  chart.node.tryRemoveChild('disk');
  expect(checkApp(chart).findings).toEqual([]);
});
