import { disk, download } from '../../../src/catalogue/data-source/objects';
import { adviceInCode, check, told } from '../support';

test.each([
  ['DS-18', `VirtualImage shop/debian /spec/dataSource/http/url (DS-18)
  'current' in a URL stands for a file that changes, and there is no checksum
  got: "https://example.com/noble/current/noble.img"
  instead: the URL of one release, or a checksum of the file, for example checksum.sha256`],
  ['DS-20', `VirtualImage shop/debian /spec/dataSource/http/url (DS-20)
  the password in this URL is readable in the manifest and in the cluster
  got: "https://***@example.com/noble.img"
  instead: a URL without a password; or 'type: ContainerImage' with 'imagePullSecret', which keeps it in a Secret; or 'type: Upload'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['DS-18', ['the URL of one release, or a checksum of the file, for example Checksum.sha256(digest)']],
  ['DS-20', ["a URL without a password; or a container image with 'pullSecretName', which keeps it in a Secret; or an upload"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

test.each<[string, object, string | undefined]>([
  ['https://example.com/latest', {}, 'latest'],
  ['https://example.com/a/Daily/x.img?v=1', {}, 'daily'],
  ['https://example.com/current/x.img', { checksum: {} }, 'current'],
  ['https://example.com/current/x.img', { checksum: { sha256: 'a'.repeat(64) } }, undefined],
  ['https://example.com/currently/x-latest.img', {}, undefined],
  ['https://latest/x.img', {}, undefined],
  ['https://daily.example.com/x.img?tag=/latest/', {}, undefined],
])('%s %j: the word that moves is %s', (url, more, word) => {
  const words = check([disk(download(url, more))]).map(({ id, wrong }) => `${id} ${wrong.split(' ')[0]}`);
  expect(words).toEqual(word === undefined ? [] : [`DS-18 '${word}'`]);
});
