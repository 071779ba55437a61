import { credentials } from '../../../src/catalogue/nodes/objects';
import { check, ids, told } from '../support';

test('NODES-07 reports', () => expect(told('NODES-07')).toBe(`SSHCredentials servers /spec/privateSSHKey (NODES-07)
  the private key is readable in the manifest
  instead: the object in the cluster alone, or a placeholder of the tool that applies it, for example \${SSH_KEY} for Flux or envsubst`));

test.each<[string, string, string[]]>([
  ['a key in base64', Buffer.from('-----BEGIN OPENSSH PRIVATE KEY-----').toString('base64'), ['NODES-07']],
  ['a key in several lines', `${'a'.repeat(76)}\n${'a'.repeat(10)}==\n`, ['NODES-07']],
  ['a key that is not in base64', '-----BEGIN OPENSSH PRIVATE KEY-----\n', ['NODES-07']],
  ['a placeholder of Flux', '${SSH_KEY}', []],
  ['a placeholder of the Vault plugin', '<path:secret/data/servers#key>', []],
  ['what a cluster shows', '<omitted>', []],
])('%s', (_, key, found) => expect(ids(check([credentials(key)]))).toEqual(found));

test('a key in a cluster stays there', () =>
  expect(check([{ ...credentials('c2VjcmV0c2VjcmV0c2VjcmV0'), status: { phase: 'Ready' } }])).toEqual([]));
