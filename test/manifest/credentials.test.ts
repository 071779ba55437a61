import * as fc from 'fast-check';
import { CallerError } from '../../src/manifest/caller-error';
import { isSecretName, passwordIn, withoutCredentials } from '../../src/manifest/credentials';
import { formatValue } from '../../src/values/describe';

test.each([
  ['https://user:secret@example.com/a.img', 'https://***@example.com/a.img'],
  ['got: "https://user:secret@example.com/a b.img"', 'got: "https://***@example.com/a b.img"'],
  ['https://ghp_token@example.com/a.img', 'https://***@example.com/a.img'],
  ['https://user:p@ss@example.com/a.img', 'https://***@example.com/a.img'],
  ['https://user:p@ss/a@b.img', 'https://***@b.img'],
  // not escaped, so not a URL, and still a password
  ['https://user:s3c/ret@example.com/a.img', 'https://***@example.com/a.img'],
  ['https://user:se#cret@example.com/a.img', 'https://***@example.com/a.img'],
  ['http://proxy:3128 and ftp://a:b@c', 'http://proxy:3128 and ftp://***@c'],
  ['https://example.com/a?X-Amz-Signature=abc&part=2', 'https://example.com/a?X-Amz-Signature=***&part=2'],
  ['https://example.com/a?sig=a%2Fb', 'https://example.com/a?sig=***'],
  ['https://example.com/a?access_token=abc"', 'https://example.com/a?access_token=***"'],
  ['https://example.com:8080/a@b.img', 'https://example.com:8080/a@b.img'],
  ['https://example.com/a.img?version=2', 'https://example.com/a.img?version=2'],
  ['registry.example.com/a@sha256:abc', 'registry.example.com/a@sha256:abc'],
  ['user:secret@example.com', '***@example.com'],
  ['got: "u:hunter2@reg.example.com/a:1"', 'got: "***@reg.example.com/a:1"'],
  ['u:hun/ter@2@reg.example.com:5000/a@sha256:abc', '***@reg.example.com:5000/a@sha256:abc'],
  ['registry.example.com/a:1@sha256:abc', 'registry.example.com/a:1@sha256:abc'],
  ['nginx:1.25@sha256:abc', 'nginx:1.25@sha256:abc'],
  ['localhost:5000/a@b', 'localhost:5000/a@b'],
  ['git@example.com:a/b', 'git@example.com:a/b'],
  ['ssh-ed25519 AAAA me@example.com', 'ssh-ed25519 AAAA me@example.com'],
  ['C:\\node_modules\\@scope/a', 'C:\\node_modules\\@scope/a'],
])('%s is shown as %s', (text, shown) => expect(withoutCredentials(text)).toBe(shown));

const part = fc.string({ unit: fc.constantFrom(...'abcXYZ0189-._~!$&()*+,;=:%@/?#'), minLength: 8 }).filter(text => !/^\d*[/?#]/.test(text));

test('no password of a URL is shown, whatever it is and wherever the URL stands', () => {
  fc.assert(fc.property(fc.constantFrom('https', 'http', 'ftp', 'git+ssh'), fc.stringMatching(/^[a-z]{1,8}$/), part, fc.constantFrom('', 'got: "', "'"), (scheme, user, password, before) => {
    const text = `${before}${scheme}://${user}:${password}@example.com/a.img`;
    expect(withoutCredentials(text)).not.toContain(password);
  }));
});

test('a text without a URL stays as it is', () => {
  fc.assert(fc.property(fc.string(), text => text.includes('://') || text.includes('@') || withoutCredentials(text) === text));
});

test.each([
  ['https://user:secret@example.com/a.img', true],
  ['https://:secret@example.com/a.img', true],
  ['https://user@example.com/a.img', false],
  ['https://user:@example.com/a.img', false],
  ['https://example.com:8080/a@b.img', false],
  ['https://example.com/a.img', false],
])('%s has a password: %s', (url, expected) => expect(passwordIn(url)).toBe(expected));

test('errors show no password', () => {
  const error = new CallerError('got https://user:secret@example.com');
  expect([error.message, error.stack?.split('\n')[0], formatValue('https://user:secret@example.com')])
    .toEqual(['got https://***@example.com', 'Error: got https://***@example.com', '"https://***@example.com"']);
});

test.each([
  ...['password', 'passwd', 'passwordHash', 'adminPassword', 'token', 'access_token', 'secret', 'client-secret', 'privateKey', 'sshKey', 'ssh_keys', 'apiKey', 'userKey', 'clientKey', 'credentials', 'pass'].map(name => [name, true] as const),
  ...['secretName', 'imagePullSecretRef', 'tokenRef', 'userDataRef', 'key', 'topologyKey', 'bypass', 'name', 'keyboard'].map(name => [name, false] as const),
])('%s is the name of a secret: %s', (name, expected) => expect(isSecretName(name)).toBe(expected));
