import { gzipSync } from 'zlib';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test.each([
  ['VM-44', `VirtualMachine shop/web /spec/provisioning/userData (VM-44)
  user data in the spec of a machine must have at most 2048 bytes, this has 2049
  instead: a Secret with the user data, and its name in 'userDataRef'`],
  ['VM-45', `VirtualMachine shop/web /spec/provisioning/userData (VM-45)
  the user data is empty, and the machine stays Pending
  instead: user data, or no 'provisioning'`],
  ['VM-46', `VirtualMachine shop/web /spec/provisioning/userData (VM-46)
  the user data does not start with a header of cloud-init, so cloud-init ignores it
  instead: '#cloud-config' and a mapping below it, or a script that starts with '#!'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-44', 'Provisioning.cloudInit, which makes a Secret of longer user data, or Provisioning.userDataSecretName'],
  ['VM-46', "CloudInit, which writes '#cloud-config' and a mapping below it, or a script that starts with '#!'"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const setUp = (userData: string) => ids(check([machine({ provisioning: { type: 'UserData', userData } })]));

test('bytes count, not characters', () => {
  expect(setUp(`#!${'é'.repeat(1023)}`)).toEqual([]);
  expect(setUp(`#!${'é'.repeat(1023)}x`)).toEqual(['VM-44']);
});

test('user data in a Secret that is not there is not checked', () =>
  expect(ids(check([machine({ provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'a' } } })]))).toEqual([]));

test('white space is reported once', () => {
  expect(setUp('')).toEqual(['VM-45']);
  expect(setUp(' ')).toEqual(['VM-46']);
});

const CLOUD_INIT = 'provisioning.virtualization.deckhouse.io/cloud-init';
const secretOf = (fields: object): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'setup', namespace: 'shop' }, type: CLOUD_INIT, ...fields });
const reader = machine({ provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'setup' } } });
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

/** what VM-46 says of user data, the same in each place where it can stand */
function problemOf(userData: string): string | undefined {
  const [inline, plain, encoded] = [
    check([machine({ provisioning: { type: 'UserData', userData } })]),
    check([secretOf({ stringData: { userData } }), reader]),
    check([reader, secretOf({ data: { userdata: base64(userData) } })]),
  ].map(findings => findings.filter(({ id }) => id === 'VM-46').map(({ wrong }) => wrong.replace(/^the user data /, '')));
  expect(plain).toEqual(inline);
  expect(encoded).toEqual(inline);
  return inline[0];
}

const IGNORED = 'does not start with a header of cloud-init, so cloud-init ignores it';
const MARK = 'starts with a byte order mark (BOM), so cloud-init ignores it';
const NO_MAPPING = 'is not a YAML mapping, so cloud-init rejects it';
const NO_LIST = 'is not a YAML list, so cloud-init rejects it';
const invalid = (line: number, column: number, reason: string) => `is not valid YAML at its line ${line}, column ${column}: ${reason}; cloud-init rejects it`;

test.each<[string, string | undefined]>([
  ['#cloud-config', undefined],
  ['#cloud-config\nnull\n', undefined],
  ['#cloud-config\n---\npackages: [nginx]\n', undefined],
  ['\r\n\t #Cloud-Config\r\nhostname: web\r\n', undefined],
  // DVP skips a byte order mark, cloud-init does not
  ['\ufeff#cloud-config\nhostname: web\n', MARK],
  ['\n \ufeff#cloud-config\n- hostname: web\n', MARK],
  ['\ufeff#!/bin/sh\nreboot\n', MARK],
  ['\ufeffContent-Type: text/plain\nMIME-Version: 1.0\n', MARK],
  ['\ufeff## template: jinja\n#cloud-config\n', MARK],
  ['\ufeff${USER_DATA}', undefined],
  ['#cloud-config\nhostname: "\ufeff"\n', undefined],
  ['#cloud-config\n\n# a comment\n%YAML 1.1\n---\n  hostname:\n', undefined],
  ['#cloud-config\n{hostname: web}', undefined],
  ['#cloud-config\n"hostname": web', undefined],
  ['#cloud-config\n? hostname\n: web', undefined],
  ['#cloud-config\n<<: {}', undefined],
  ['#cloud-config\n- hostname: web', NO_MAPPING],
  ['#cloud-config\n-', NO_MAPPING],
  ['#cloud-config\n[hostname]', NO_MAPPING],
  ['#cloud-config\nhostname', NO_MAPPING],
  ['#cloud-config\nhostname:web\n', NO_MAPPING],
  ['#cloud-config\n2001-01-01\n', NO_MAPPING],
  ['#cloud-config\nruncmd: [ls]\nmotd: welcome: all\n', invalid(3, 14, "': ' must not stand here: put a string that contains it in quotes")],
  // lines count from the start of the user data, not from the header
  ['\n\n#cloud-config\nusers:\n\t- name: ops\n', invalid(5, 1, 'a tab where cloud-init needs spaces')],
  ['#cloud-config-archive\n- type: text/cloud-config', undefined],
  ['#cloud-config-archive\n[]', undefined],
  ['#cloud-config-archive\ntype: text/cloud-config', NO_LIST],
  ['#cloud-config-archive\n- type: "text', invalid(2, 9, 'the string has no closing "')],
  // an entry may have any content
  ['#cloud-config-archive\n- "#cloud-config\\na: b: c"\n- 5\n- type: text/x-shellscript\n  content: ls\n', undefined],
  ['#cloud-config-jsonp\n[{ "op": "add" }]', undefined],
  ['#cloud-config-jsonp\n{ "op": "add" }', NO_LIST],
  ['#cloud-config-jsonp\n- op: add', 'is not JSON, so cloud-init rejects it'],
  ['#!/bin/sh\nreboot: now: \t@\n', undefined],
  ['#include\nhttps://example.com', undefined],
  ['#include-once\nhttps://example.com', undefined],
  ['#cloud-boothook\n', undefined],
  ['#part-handler\n', undefined],
  ['#upstart-job\n', undefined],
  ['## template: jinja\n#cloud-config\n{% if true %}', undefined],
  ['## Template: Jinja\n#cloud-config\n{{ v1.region }}', undefined],
  ['##template: jinja\n#cloud-config\n', "does not have exactly '## template: jinja' as its header, so cloud-init ignores it"],
  ['## template: basic\n#cloud-config\n', "does not have exactly '## template: jinja' as its header, so cloud-init ignores it"],
  ['## template:\n', IGNORED],
  ['Content-Type: multipart/mixed', undefined],
  ['From nobody\nMIME-Version: 1.0', undefined],
  [`${'x'.repeat(2000)}\nmime-version: 1.0`, undefined],
  ['hostname: web', IGNORED],
  ['# cloud-config\nhostname: web', IGNORED],
  ['%23cloud-config%0Ahostname%3A%20web', IGNORED],
  ['${USER_DATA}', undefined],
  [' \n', 'is only white space'],
])('%j', (text, problem) => expect(problemOf(text)).toBe(problem));

test('a header of MIME counts in the first 4096 characters', () => {
  const far = (length: number) => secretOf({ stringData: { userData: `${'x'.repeat(length)}MIME-Version: 1.0` } });
  expect(report([far(4083)])).toBe('');
  expect(ids(check([far(4084)]))).toEqual(['VM-46']);
});

const gzip = gzipSync('#cloud-config\npackages: [\n');
const CONFIG = '#cloud-config\nhostname: web\n';

test.each<[string, object, string]>([
  ['empty', { stringData: { userData: '' } }, `Secret shop/setup /stringData/userData (VM-46)
  the user data is empty
  instead: '#cloud-config' and a mapping below it, or a script that starts with '#!'`],
  ['base64 in stringData', { stringData: { userData: base64(CONFIG) } }, `Secret shop/setup /stringData/userData (VM-46)
  the user data is in base64 in 'stringData', which the API server encodes once more, so cloud-init ignores it
  instead: the text itself, or the base64 in 'data'`],
  ['base64 twice, in lines', { data: { userData: base64(base64(CONFIG).replace(/.{8}/g, '$&\n')) } }, `Secret shop/setup /data/userData (VM-46)
  the user data is in base64 twice, so cloud-init ignores it
  instead: base64 of the text itself, or the text in 'stringData'`],
  ['a broken mapping', { data: { userData: base64('#cloud-config\npassword: "geheim\n') } }, `Secret shop/setup /data/userData (VM-46)
  the user data is not valid YAML at its line 2, column 11: the string has no closing "; cloud-init rejects it
  instead: valid YAML`],
  ['bytes that are not text', { data: { userData: base64(Buffer.from('#cloud-config\nmotd: Gr\xfc\xdfe', 'latin1')) } }, `Secret shop/setup /data/userData (VM-46)
  the user data is not in UTF-8, so cloud-init rejects it
  instead: text in UTF-8`],
  ['a script in any bytes', { data: { userData: base64(Buffer.from('#!/bin/sh\necho \xff', 'latin1')) } }, ''],
  ['gzip', { data: { userData: gzip.toString('base64') } }, ''],
  ['gzip, encoded twice', { data: { userData: base64(gzip.toString('base64')) } }, `Secret shop/setup /data/userData (VM-46)
  the user data is in base64 twice, so cloud-init ignores it
  instead: base64 of the text itself, or the text in 'stringData'`],
  ['stringData goes before data', { data: { userData: base64('hostname: web') }, stringData: { userData: CONFIG } }, ''],
  ['a Secret that SOPS has encrypted', { data: { userData: 'ENC[AES256_GCM,data:p673w==,type:str]' }, sops: { version: '3.8.1' } }, ''],
])('a Secret: %s', (_, fields, text) => expect(report([secretOf(fields)])).toBe(text));

test('base64 in the spec of a machine', () => expect(report([machine({ provisioning: { type: 'UserData', userData: base64(CONFIG) } })]))
  .toBe(`VirtualMachine shop/web /spec/provisioning/userData (VM-46)
  the user data is in base64, which nothing decodes here, so cloud-init ignores it
  instead: the text itself, or the base64 in 'data' of a Secret`));

test('a Secret of another type counts if a machine reads user data from it', () => {
  const opaque = secretOf({ type: 'Opaque', stringData: { userData: 'hostname: web' } });
  expect(ids(check([opaque]))).toEqual([]);
  expect(ids(check([opaque, reader]))).toEqual(['VM-46', 'VM-49']);
});

// keys and values of any text: the writer quotes what has to be quoted, but not '=', which is a keyword of PyYAML alone, and not the key '<<'
const key = fc.string({ minLength: 1 });
const json = fc.jsonValue({ maxDepth: 3 });
const isQuoted = (value: unknown): boolean => !/"":|"="|"<<":/.test(JSON.stringify(value));
const settings = { numRuns: 200 };

test('no mapping that a YAML library writes is reported', () => fc.assert(fc.property(fc.dictionary(key, json), config => {
  fc.pre(isQuoted(config));
  for (const text of [stringify(config, { version: '1.1' }), stringify(config, { version: '1.1', defaultStringType: 'QUOTE_SINGLE' })]) {
    expect(ids(check([secretOf({ stringData: { userData: `#cloud-config\n${text}` } })])).filter(id => id === 'VM-46')).toEqual([]);
  }
}), settings));

test('no list that a YAML library writes is reported', () => fc.assert(fc.property(fc.array(json), list => {
  fc.pre(isQuoted(list));
  for (const text of [stringify(list, { version: '1.1' }), stringify(list, { version: '1.1', indentSeq: false })]) {
    expect(ids(check([secretOf({ stringData: { userData: `#cloud-config-archive\n${text}` } })])).filter(id => id === 'VM-46')).toEqual([]);
  }
}), settings));

test('a message never has a part of the user data', () => {
  const secret = 'Gehe1mnis';
  const around = fc.array(fc.constantFrom(secret, `"${secret}`, `${secret}: `, ': ', '- ', '\n', '  ', '\t', '[', '{', '}', '"', "'", '*', '&', '!', '%', '@', '\\', '|', '>', '#', 'a'));
  fc.assert(fc.property(around, parts => {
    expect(report([secretOf({ stringData: { userData: `#cloud-config\nusers: ${parts.join('')}` } })])).not.toContain(secret);
  }), settings);
});
