import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { userDataProblem } from '../../../src/rules/virtual-machine/user-data';
import { adviceInCode, check, ids, told } from '../support';

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

test('user data in a Secret is not checked', () =>
  expect(ids(check([machine({ provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'a' } } })]))).toEqual([]));

const IGNORED = 'does not start with a header of cloud-init, so cloud-init ignores it';
const NO_MAPPING = 'is not a YAML mapping, so cloud-init rejects it';
const NO_LIST = 'is not a YAML list, so cloud-init rejects it';

test.each<[string, string | undefined]>([
  ['#cloud-config', undefined],
  ['\ufeff\r\n\t #Cloud-Config\r\nhostname: web\r\n', undefined],
  ['#cloud-config\n\n# a comment\n%YAML 1.1\n  hostname:\n', undefined],
  ['#cloud-config\n{hostname: web}', undefined],
  ['#cloud-config\n"hostname": web', undefined],
  ['#cloud-config\n? hostname\n: web', undefined],
  ['#cloud-config\n<<: {}', undefined],
  ['#cloud-config\n- hostname: web', NO_MAPPING],
  ['#cloud-config\n-', NO_MAPPING],
  ['#cloud-config\n[hostname]', NO_MAPPING],
  ['#cloud-config\nhostname', NO_MAPPING],
  ['#cloud-config\nhostname:web\n', NO_MAPPING],
  ['#cloud-config-archive\n- type: text/cloud-config', undefined],
  ['#cloud-config-archive\n[]', undefined],
  ['#cloud-config-archive\ntype: text/cloud-config', NO_LIST],
  ['#cloud-config-jsonp\n[{ "op": "add" }]', undefined],
  ['#cloud-config-jsonp\n{ "op": "add" }', NO_LIST],
  ['#!/bin/sh\nreboot\n', undefined],
  ['#include\nhttps://example.com', undefined],
  ['#include-once\nhttps://example.com', undefined],
  ['#cloud-boothook\n', undefined],
  ['#part-handler\n', undefined],
  ['#upstart-job\n', undefined],
  ['## template: jinja\n#cloud-config\n{% if true %}', undefined],
  ['##template: jinja\n#cloud-config\n', "does not have exactly '## template: jinja' as its header, so cloud-init ignores it"],
  ['Content-Type: multipart/mixed', undefined],
  ['From nobody\nMIME-Version: 1.0', undefined],
  [`${'x'.repeat(4096)}MIME-Version: 1.0`, IGNORED],
  ['hostname: web', IGNORED],
  ['# cloud-config\nhostname: web', IGNORED],
  [' \n', 'is only white space'],
])('%j', (text, trouble) => expect(userDataProblem(text)).toBe(trouble));

test('white space is reported once', () => {
  expect(setUp('')).toEqual(['VM-45']);
  expect(setUp(' ')).toEqual(['VM-46']);
});

// keys and values of any text: the writer quotes what has to be quoted
const json = fc.jsonValue({ maxDepth: 3 });
const settings = { numRuns: 300 };

test('no mapping that a YAML library writes is reported', () => fc.assert(fc.property(fc.dictionary(fc.string(), json), config => {
  for (const text of [stringify(config), JSON.stringify(config), stringify(config, { defaultStringType: 'QUOTE_SINGLE' })]) {
    expect(userDataProblem(`#cloud-config\n${text}`)).toBe(undefined);
  }
}), settings));

test('no list that a YAML library writes is reported', () => fc.assert(fc.property(fc.array(json), list => {
  for (const text of [stringify(list), JSON.stringify(list), stringify(list, { indentSeq: false })]) {
    expect(userDataProblem(`#cloud-config-archive\n${text}`)).toBe(undefined);
  }
}), settings));
