import fc from 'fast-check';
import { stringify } from 'yaml';
import { check, ids, told } from './support';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { userDataTrouble } from '../../src/rules/virtual-machine/user-data';

test.each([
  ['VM-44', `VirtualMachine shop/web /spec/provisioning/userData (VM-44)
  user data in the spec of a machine has at most 2048 bytes, this has 2049
  instead: Provisioning.cloudInit, which makes a Secret of what is larger, or Provisioning.userDataSecretName`],
  ['VM-45', `VirtualMachine shop/web /spec/provisioning/userData (VM-45)
  the machine waits for user data that is empty
  instead: some text, or no 'provisioning'`],
  ['VM-46', `VirtualMachine shop/web /spec/provisioning/userData (VM-46)
  the user data does not start with a header of cloud-init, which ignores it
  instead: '#cloud-config' and a mapping below it, as CloudInit writes it, or a script that starts with '#!'`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const setUp = (userData: string) => ids(check([machine({ provisioning: { type: 'UserData', userData } })]));

test('bytes count, not characters', () => {
  expect(setUp(`#!${'é'.repeat(1023)}`)).toEqual([]);
  expect(setUp(`#!${'é'.repeat(1023)}x`)).toEqual(['VM-44']);
});

test('what stands in a Secret is not looked for', () =>
  expect(ids(check([machine({ provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'a' } } })]))).toEqual([]));

const IGNORED = 'does not start with a header of cloud-init, which ignores it';
const NO_MAPPING = 'is no mapping in YAML, and cloud-init refuses it';
const NO_LIST = 'is no list in YAML, and cloud-init refuses it';

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
  ['##template: jinja\n#cloud-config\n', "does not spell its header '## template: jinja' to the letter, and cloud-init ignores it"],
  ['Content-Type: multipart/mixed', undefined],
  ['From nobody\nMIME-Version: 1.0', undefined],
  [`${'x'.repeat(4096)}MIME-Version: 1.0`, IGNORED],
  ['hostname: web', IGNORED],
  ['# cloud-config\nhostname: web', IGNORED],
  [' \n', 'has no text in it, only blanks'],
])('%j', (text, trouble) => expect(userDataTrouble(text)).toBe(trouble));

test('only blanks are told once', () => {
  expect(setUp('')).toEqual(['VM-45']);
  expect(setUp(' ')).toEqual(['VM-46']);
});

// keys and values of any text: the writer quotes what has to be quoted
const json = fc.jsonValue({ maxDepth: 3 });
const settings = { numRuns: 300 };

test('no mapping that a YAML library writes is complained of', () => fc.assert(fc.property(fc.dictionary(fc.string(), json), config => {
  for (const text of [stringify(config), JSON.stringify(config), stringify(config, { defaultStringType: 'QUOTE_SINGLE' })]) {
    expect(userDataTrouble(`#cloud-config\n${text}`)).toBe(undefined);
  }
}), settings));

test('no list that a YAML library writes is complained of', () => fc.assert(fc.property(fc.array(json), list => {
  for (const text of [stringify(list), JSON.stringify(list), stringify(list, { indentSeq: false })]) {
    expect(userDataTrouble(`#cloud-config-archive\n${text}`)).toBe(undefined);
  }
}), settings));
