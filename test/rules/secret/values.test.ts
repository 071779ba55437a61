import * as fc from 'fast-check';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test.each([
  ['SEC-05', `Secret shop/registry /stringData/port (SEC-05)
  a value in 'stringData' of a Secret must be a string
  got: a number, not shown
  instead: the value in quotes`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('SEC-05 advises authors of constructs', () => expect(adviceInCode('SEC-05')).toEqual(['a string']));

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
  ['numbers and booleans', { data: { 'tls.crt': 5 }, stringData: { 'a.b': true } }, [
    ['/data/tls.crt', "a value in 'data' of a Secret must be a string"],
    ['/stringData/a.b', "a value in 'stringData' of a Secret must be a string"],
  ]],
  ['an object for a string', { stringData: { userData: { hostname: 'web' } } }, [['/stringData/userData', "a value in 'stringData' of a Secret must be a string"]]],
  ['a string for an object', { data: 'userData', stringData: ['userData'] }, [
    ['/data', "'data' must be an object with keys and strings"],
    ['/stringData', "'stringData' must be an object with keys and strings"],
  ]],
])('the API server rejects %s', (_, fields, expected) =>
  expect(check([secret(fields)]).map(({ id, pointer, wrong }) => [id, pointer, wrong])).toEqual(expected.map(each => ['SEC-05', ...each])));

test('no value is shown', () => expect(report([secret({ data: { key: 'geheim' }, stringData: { pin: 4711 } })])).toBe(`Secret shop/web /data/key (SEC-05)
  a value in 'data' of a Secret must be in base64
  got: 6 bytes, not shown
  instead: the base64 of it, or the text in 'stringData'

Secret shop/web /stringData/pin (SEC-05)
  a value in 'stringData' of a Secret must be a string
  got: a number, not shown
  instead: the value in quotes`));

test('the base64 of any bytes is accepted', () => fc.assert(fc.property(fc.uint8Array(), fc.integer({ min: 1, max: 80 }), (bytes, width) => {
  const text = Buffer.from(bytes).toString('base64');
  expect(ids(check([secret({ data: { key: text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n') } })]))).toEqual([]);
})));

const configMap = (fields: object): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'shop' }, ...fields });

test.each<[object, string]>([
  [{ data: { port: '5432' }, binaryData: { logo: 'R0lG' } }, ''],
  [{ data: { port: 5432 } }, `ConfigMap shop/web /data/port (SEC-05)
  a value in 'data' of a ConfigMap must be a string
  got: 5432
  instead: the value in quotes`],
  [{ binaryData: { logo: 'GIF89a;' } }, `ConfigMap shop/web /binaryData/logo (SEC-05)
  a value in 'binaryData' of a ConfigMap must be in base64
  got: "GIF89a;"
  instead: the base64 of it, or the text in 'data'`],
])('a ConfigMap: %j', (fields, text) => expect(report([configMap(fields)])).toBe(text));
