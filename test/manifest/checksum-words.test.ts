import { clusterImage, download, pulled } from '../../src/catalogue/data-source/objects';
import { check, report } from '../rules/support';

const found = (checksum: object): string[] => check([clusterImage(download('https://example.com/a.img', { checksum }))])
  .map(({ id, pointer, wrong, instead }) => `${id} ${pointer.replace('/spec/dataSource/http/checksum/', '')}: ${wrong}: ${instead}`);

const SHAPE = 'wrong format';

test.each<[string, object, string[]]>([
  ['too short', { sha512: 'abcd' }, ['SCHEMA-BOUND sha512: too short: 128 hexadecimal digits']],
  ['too short, and not hexadecimal', { sha512: 'xyz' }, ['SCHEMA-BOUND sha512: too short: 128 hexadecimal digits']],
  ['too long', { md5: 'a'.repeat(33) }, ['SCHEMA-BOUND md5: too long: 32 hexadecimal digits']],
  ['with its name before it', { sha256: `sha256:${'a'.repeat(64)}` }, ['SCHEMA-BOUND sha256: too long: 64 hexadecimal digits']],
  ['not hexadecimal', { sha256: 'g'.repeat(64) }, [`SCHEMA-PATTERN sha256: ${SHAPE}: 64 hexadecimal digits`]],
  ['two of them', { md5: 'a', sha1: 'b' }, ['SCHEMA-BOUND md5: too short: 32 hexadecimal digits', 'SCHEMA-BOUND sha1: too short: 40 hexadecimal digits']],
  ['right, in upper case', { md5: 'A'.repeat(32) }, []],
])('a checksum that is %s has one finding', (_, checksum, expected) => expect(found(checksum)).toEqual(expected));

test.each(['quay.io/Org/Disk', 'docker://quay.io/org/disk', 'quay.io/org/disk@sha256:abcd'])('the image %s', image =>
  expect(report([clusterImage({ dataSource: { type: 'ContainerImage', containerImage: { image } } })])).toBe(
    `ClusterVirtualImage debian /spec/dataSource/containerImage/image (SCHEMA-PATTERN)
  ${SHAPE}
  got: ${JSON.stringify(image)}
  instead: an image reference with a name in lower case and without a scheme, for example registry.example.com/os/debian:12`));

test('an image with a tag in upper case', () =>
  expect(check([clusterImage({ ...pulled(), dataSource: { type: 'ContainerImage', containerImage: { image: 'quay.io/org/disk:V1' } } })])).toEqual([]));
