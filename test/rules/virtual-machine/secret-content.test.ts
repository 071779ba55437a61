import * as fc from 'fast-check';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test.each([
  ['VM-94', `Secret shop/web-setup /data/userData (VM-94)
  a value in 'data' of a Secret must be in base64
  got: 14 bytes, not shown
  instead: the base64 of it, or the text in 'stringData'`],
  ['VM-98', `Secret shop/web-setup /data/networkData (VM-98)
  DVP gives the guest no network settings, so cloud-init never reads this
  instead: 'write_files' with a file for the network service of the guest, for example /etc/netplan/60-office.yaml, and a command in 'runcmd' that applies it`],
  ['VM-100', `Secret shop/web-setup /data/userData (VM-100)
  the Secret has 'userdata', too, and the guest gets only that
  instead: all user data under one key`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-98', "'addInterface' of a CloudInit with a 'networkStyle', which writes the file for the network service of the guest"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const secret = (fields: object, type = 'Opaque'): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web', namespace: 'shop' }, type, ...fields });

test.each<[string, object]>([
  ['base64 in lines, as a shell writes it', { data: { key: 'I2Nsb3Vk\nLWNvbmZp\r\nZwo=\n' } }],
  ['nothing', { data: { key: '' }, stringData: { key: '' } }],
  ['no fields', {}],
  ['null', { data: null, stringData: null }],
  ['bytes as numbers, which the API server reads, too', { data: { key: [1, 2] } }],
  ['any text in stringData', { stringData: { key: '`cat userdata | base64`' } }],
  ['values that SOPS has encrypted', { data: { key: 'ENC[AES256_GCM,data:p673w==,type:str]' }, sops: { version: '3.8.1' } }],
])('the API server accepts %s', (_, fields) => expect(report([secret(fields)])).toBe(''));

const NO_BASE64 = "a value in 'data' of a Secret must be in base64";

test.each<[string, object, [string, string][]]>([
  ['text', { data: { key: 'geheim' } }, [['/data/key', NO_BASE64]]],
  ['a command that nothing runs', { data: { key: '`cat userdata | base64`' } }, [['/data/key', NO_BASE64]]],
  ['base64 without its end', { data: { key: 'I2Nsb3VkLWNvbmZpZwo' } }, [['/data/key', NO_BASE64]]],
  ['base64 of URLs', { data: { key: 'I2-_' } }, [['/data/key', NO_BASE64]]],
  ['base64 with blanks', { data: { key: 'I2Nsb3Vk LWNvbmZp' } }, [['/data/key', NO_BASE64]]],
  ['numbers and booleans', { data: { 'tls.crt': 5 }, stringData: { 'a/b': true } }, [
    ['/data/tls.crt', "a value in 'data' of a Secret must be a string"],
    ['/stringData/a~1b', "a value in 'stringData' of a Secret must be a string"],
  ]],
  ['a mapping for a string', { stringData: { userData: { hostname: 'web' } } }, [['/stringData/userData', "a value in 'stringData' of a Secret must be a string"]]],
  ['a string for a mapping', { data: 'userData', stringData: ['userData'] }, [
    ['/data', "'data' of a Secret must be a mapping of keys to strings"],
    ['/stringData', "'stringData' of a Secret must be a mapping of keys to strings"],
  ]],
])('the API server rejects %s', (_, fields, expected) =>
  expect(check([secret(fields)]).map(({ id, pointer, wrong }) => [id, pointer, wrong])).toEqual(expected.map(each => ['VM-94', ...each])));

test('no value is shown', () => expect(report([secret({ data: { key: 'geheim' }, stringData: { pin: 4711 } })])).toBe(`Secret shop/web /data/key (VM-94)
  a value in 'data' of a Secret must be in base64
  got: 6 bytes, not shown
  instead: the base64 of it, or the text in 'stringData'

Secret shop/web /stringData/pin (VM-94)
  a value in 'stringData' of a Secret must be a string
  got: a number, not shown
  instead: a string, in quotes where YAML reads something else`));

test('the base64 of any bytes is accepted', () => fc.assert(fc.property(fc.uint8Array(), fc.integer({ min: 1, max: 80 }), (bytes, width) => {
  const text = Buffer.from(bytes).toString('base64');
  expect(ids(check([secret({ data: { key: text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n') } })]))).toEqual([]);
})));

const CLOUD_INIT = 'provisioning.virtualization.deckhouse.io/cloud-init';

test.each<[string, string, string[]]>([
  ['networkData', CLOUD_INIT, ['VM-98']],
  ['networkdata', CLOUD_INIT, ['VM-98']],
  ['network-config', CLOUD_INIT, ['VM-98']],
  ['meta-data', CLOUD_INIT, ['VM-98']],
  ['vendorData', CLOUD_INIT, ['VM-98']],
  ['metadata', 'Opaque', []],
  ['network-policy.yaml', CLOUD_INIT, []],
])('beside user data, the key %s in a Secret of type %s', (key, type, found) =>
  expect(ids(check([secret({ stringData: { userData: '#!/bin/sh\n', [key]: '' } }, type)]))).toEqual(found));

test.each<[object, string[]]>([
  [{ stringData: { userdata: '#!', userData: '#!' } }, ['/stringData/userData']],
  [{ data: { userdata: 'IyE=' }, stringData: { userData: '#!' } }, ['/stringData/userData']],
  [{ data: { userData: 'IyE=' }, stringData: { userData: '#!' } }, []],
])('user data under both keys: %j', (fields, places) => {
  expect(check([secret(fields, CLOUD_INIT)]).map(({ pointer }) => pointer)).toEqual(places);
  expect(check([secret(fields)])).toEqual([]);
});

test('the guest gets, and the checks read, the lower-case key', () =>
  expect(ids(check([secret({ stringData: { userdata: 'hostname: web', userData: '#!' } }, CLOUD_INIT)]))).toEqual(['VM-100', 'VM-46']));
