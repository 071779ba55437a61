import { secret } from '../../../src/catalogue/secret/content';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, told } from '../support';

const APPLY = 'instead: \'kubectl apply --server-side\'; in Argo CD the sync option ServerSideApply=true';

test.each([
  ['SEC-01', `Secret shop/registry /stringData (SEC-01)
  the values have 1048577 bytes in all
  instead: at most 1048576 bytes: split them over several objects, or let the guest download the large parts`],
  ['SEC-02', `Secret shop/registry /stringData/my key (SEC-02)
  invalid key "my key"
  instead: up to 253 letters, digits, '-', '_' and '.', for example ca.crt`],
  ['SEC-03', `Secret shop/registry /stringData (SEC-03)
  a Secret of type kubernetes.io/dockerconfigjson needs the key '.dockerconfigjson' with a JSON object
  instead: the key '.dockerconfigjson' with a JSON object, or the type Opaque`],
  ['SEC-04', `Secret shop/registry (SEC-04)
  'kubectl apply' writes the whole object into an annotation: 300179 bytes of annotations, and the API server rejects more than 262144
  ${APPLY}`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const base64 = (text: string) => Buffer.from(text).toString('base64');
const configMap = (more: object): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'files', namespace: 'shop' }, ...more });
const typed = (type: string, stringData: object, more: object = {}) => secret(stringData, { type: `kubernetes.io/${type}`, ...more });
const MIB = 1024 * 1024;

// the warning SEC-04 has a table of its own
test.each<[string, Manifest, string[]]>([
  ['1 MiB in base64, which is longer', secret({}, { data: { a: base64('x'.repeat(MIB)) } }), []],
  ['one byte more', secret({}, { data: { a: base64('x'.repeat(MIB + 1)) } }), ['SEC-01']],
  ['two halves', secret({ a: 'x'.repeat(MIB / 2) }, { data: { b: base64('x'.repeat(MIB / 2 + 1)) } }), ['SEC-01']],
  ['one key in data and in stringData, which counts once', secret({ a: 'x'.repeat(MIB / 2) }, { data: { a: base64('x'.repeat(MIB)) } }), []],
  ['letters of several bytes', secret({ a: 'я'.repeat(MIB / 2 + 1) }), ['SEC-01']],
  ['a ConfigMap', configMap({ data: { a: 'x'.repeat(MIB) }, binaryData: { b: base64('x') } }), ['SEC-01']],
  ['values that are not strings', secret({ a: 5, b: null }, { data: [] }), []],

  ['keys that are allowed', secret({ '-': 'x', '.hidden': 'x', '_a.B-1': 'x', ['k'.repeat(253)]: 'x' }), []],
  ['two dots', secret({ '..': 'x', '..a': 'x', '.': 'x' }), ['SEC-02 /stringData/.', 'SEC-02 /stringData/..', 'SEC-02 /stringData/..a']],
  ['a long key', secret({ ['k'.repeat(254)]: 'x' }), ['SEC-02']],
  ['an empty key', secret({ '': 'x' }), ['SEC-02']],
  ['a path as the key of a ConfigMap', configMap({ data: { 'a/b': 'x' }, binaryData: { 'c d': '' } }), ['SEC-02 /binaryData/c d', 'SEC-02 /data/a~1b']],

  ['a type with the name of a member of every object', secret({}, { type: 'constructor' }), []],
  ['basic auth with a user', typed('basic-auth', { username: 'x' }), []],
  ['basic auth with a password', typed('basic-auth', { password: 'x' }), []],
  ['basic auth without both', typed('basic-auth', { user: 'x' }), ['SEC-03']],
  ['an ssh key', typed('ssh-auth', { 'ssh-privatekey': 'x' }), []],
  ['an empty ssh key', typed('ssh-auth', { 'ssh-privatekey': '' }), ['SEC-03']],
  ['a certificate', typed('tls', { 'tls.crt': '', 'tls.key': '' }), []],
  ['a certificate without its key', typed('tls', { 'tls.crt': 'x' }), ['SEC-03']],
  ['credentials of a registry in base64', typed('dockerconfigjson', {}, { data: { '.dockerconfigjson': base64('{}') } }), []],
  ['credentials of a registry, encoded twice', typed('dockerconfigjson', { '.dockerconfigjson': base64('{}') }), ['SEC-03']],
  ['credentials of a registry as a list', typed('dockerconfigjson', { '.dockerconfigjson': '[]' }), ['SEC-03']],
  ['credentials of a registry in the old form', typed('dockercfg', { '.dockercfg': '{}' }), []],
  ['a token', typed('service-account-token', {}, { metadata: { name: 'a', namespace: 'shop', annotations: { 'kubernetes.io/service-account.name': 'x' } } }), []],
  ['a token without its account', typed('service-account-token', {}), ['SEC-03']],
  ['a token without metadata of a known form', typed('service-account-token', {}, { metadata: { name: 'a', annotations: 'x' } }), ['SEC-03']],
  ['credentials that SOPS has encrypted', typed('dockerconfigjson', { '.dockerconfigjson': 'ENC[AES256_GCM,data:x]' }, { sops: {} }), []],
  ['a type of somebody', secret({}, { type: 'example.com/any' }), []],
])('%s', (_, manifest, expected) => {
  const found = check([manifest]).filter(({ id }) => /^SEC-0[1-3]$/.test(id));
  expect(found.map(({ id, pointer }) => expected.includes(id) ? id : `${id} ${pointer}`).sort()).toEqual(expected);
});

const annotated = (bytes: number) => ({ metadata: { name: 'registry', namespace: 'shop', annotations: { note: 'x'.repeat(bytes) } } });

test.each<[string, Manifest, boolean]>([
  ['the last size that fits', secret({ archive: 'x'.repeat(300_000 - (300_179 - 262_144)) }), false],
  ['one byte more', secret({ archive: 'x'.repeat(300_001 - (300_179 - 262_144)) }), true],
  // twice: in the annotation itself, and in the copy of the object
  ['annotations of 130 kB', secret({}, annotated(130_000)), false],
  ['annotations of 132 kB', secret({}, annotated(132_000)), true],
  ['the most characters that Go escapes', secret({ page: '<'.repeat(43_661) }), false],
  ['one more', secret({ page: '<'.repeat(43_662) }), true],
  ['that many in an annotation, which counts twice', secret({}, { metadata: { name: 'a', annotations: { page: '<'.repeat(37_500) } } }), true],
  ['as many that it does not', secret({ page: '('.repeat(50_000) }), false],
  ['a ConfigMap', configMap({ data: { a: 'x'.repeat(262_144) } }), true],
])('%s: %#', (_, manifest, expected) => expect(ids(check([manifest])).includes('SEC-04')).toBe(expected));
