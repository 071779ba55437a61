import { brief, impacts, machine } from './support';
import { Manifest } from '../../src/manifest/manifest';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const secret = (more: object): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'shop' }, ...more });
const files = (more: object): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' }, ...more });
const CLOUD_INIT = 'provisioning.virtualization.deckhouse.io/cloud-init';
const one = { stringData: { userData: 'one' } };
const two = { stringData: { userData: 'two' } };

test.each<[string, Manifest, Manifest, string[]]>([
  ['another type', secret({ type: 'Opaque', ...one }), secret({ type: CLOUD_INIT, ...one }), ['refused /type']],
  ['a type where the default was', secret(one), secret({ type: CLOUD_INIT, ...one }), ['refused /type']],
  ['the default type written out', secret(one), secret({ type: 'Opaque', ...one }), []],
  ['another value', secret(one), secret(two), ['unknown /stringData/userData']],
  ['the same value in base64', secret(one), secret({ data: { userData: base64('one') } }), []],
  ['base64 in several lines', secret({ data: { userData: base64('one two three') } }), secret({ data: { userData: `${base64('one two three').slice(0, 8)}\n${base64('one two three').slice(8)}\n` } }), []],
  ['a value in data that stringData replaces', secret(one), secret({ ...one, data: { userData: base64('two') } }), []],
  ['a key more and a key less', secret({ data: { a: base64('x') } }), secret({ data: { b: base64('x') } }), ['unknown /data/a', 'unknown /data/b']],
  ['another value of an immutable one', secret({ immutable: true, ...one }), secret({ immutable: true, ...two }), ['refused /stringData/userData']],
  ['an immutable one with a key more', secret({ immutable: true, ...one }), secret({ immutable: true, stringData: { ...one.stringData, more: 'x' } }), ['refused /stringData/more']],
  ['an immutable one that changes again', secret({ immutable: true, ...one }), secret(two), ['refused /immutable', 'refused /stringData/userData']],
  ['immutable taken back', secret({ immutable: true, ...one }), secret({ immutable: false, ...one }), ['refused /immutable']],
  ['immutable from now on, with another value', secret(one), secret({ immutable: true, ...two }), ['live /immutable', 'unknown /stringData/userData']],
  ['immutable: false written out', secret(one), secret({ immutable: false, ...one }), []],
  ['a label of an immutable one', secret({ immutable: true, ...one }), secret({ immutable: true, ...one, metadata: { name: 'a', namespace: 'shop', labels: { a: 'b' } } }), ['live /metadata/labels/a']],
  ['a ConfigMap', files({ data: { 'a.txt': 'x' } }), files({ data: { 'a.txt': 'y' } }), ['unknown /data/a.txt']],
  ['an immutable ConfigMap', files({ immutable: true, binaryData: { a: base64('x') } }), files({ immutable: true, binaryData: { a: base64('y') } }), ['refused /binaryData/a']],
])('%s', (_, before, after, expected) => expect(brief(impacts([before], [after]))).toEqual(expected));

test('the reason names the way out, and the values are not shown', () => {
  const [type, value] = impacts([secret({ type: 'Opaque', immutable: true, ...one })], [secret({ type: CLOUD_INIT, immutable: true, ...two })]);
  expect([type, value].map(({ reason, before, after }) => ({ reason, before, after }))).toEqual([
    { reason: 'the type of a Secret cannot change: delete the object and create it again, or give it another name', before: '"Opaque"', after: `"${CLOUD_INIT}"` },
    {
      reason: 'the values of an immutable Secret cannot change: delete the object and create it again, or give it another name',
      before: '3 bytes, not shown',
      after: '3 bytes, not shown',
    },
  ]);
});

test.each<[string, object, string, string]>([
  ['an unknown field with the name of a secret', { password: 'hunter2' }, '/spec/password', '7 bytes, not shown'],
  ['a number there', { rootPassword: 4711 }, '/spec/rootPassword', 'a number, not shown'],
  ['a field of an unknown object', { sysprep: { password: 'hunter2' } }, '/spec/sysprep/password', '7 bytes, not shown'],
  ['a field with another name in an unknown object', { sysprep: { answer: { value: 'hunter2' } } }, '/spec/sysprep/answer/value', '7 bytes, not shown'],
  ['a field of a known object', { cpu: { cores: 2, sshKey: 'hunter2' } }, '/spec/cpu/sshKey', '7 bytes, not shown'],
  ['an unknown field with another name', { runPolcy: 'AlwaysOn' }, '/spec/runPolcy', '"AlwaysOn"'],
  ['a known field', { virtualMachineClassName: 'host' }, '/spec/virtualMachineClassName', '"host"'],
])('impact shows no secret in %s', (_, spec, pointer, after) =>
  expect(impacts([machine()], [machine(spec)]).map(found => [found.pointer, found.after])).toContainEqual([pointer, after]));
