import fc from 'fast-check';
import { clusterImage, disk, from, image } from '../../../src/catalogue/data-source/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, report, told } from '../support';

test.each([
  ['DS-16', `VirtualImage shop/debian /spec/dataSource/objectRef (DS-16)
  VirtualImage shop/debian is made from VirtualImage shop/copy, which is made from VirtualImage shop/debian, so it never gets ready
  instead: another source for one of them, for example type: HTTP`],
  ['DS-19', `VirtualDisk shop/data /spec/dataSource/objectRef (DS-19)
  VirtualDisk shop/data is made from VirtualDiskSnapshot shop/monday, which is made from VirtualDisk shop/data: this works while the snapshot exists, but not in a new cluster
  instead: another name for the disk that is restored, or a snapshot from outside of the app`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['DS-16', ['another source for one of them, for example ImageSource.http(url)']],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

test.each<[string, Manifest[], string]>([
  ['an image from itself', [image(from('VirtualImage', 'debian'))], `VirtualImage shop/debian /spec/dataSource/objectRef (DS-16)
  VirtualImage shop/debian is made from itself, so it never gets ready
  instead: another source for one of them, for example type: HTTP`],
  ['a cluster-wide image from itself', [clusterImage(from('ClusterVirtualImage', 'debian'))], `ClusterVirtualImage debian /spec/dataSource/objectRef (DS-16)
  ClusterVirtualImage debian is made from itself, so it never gets ready
  instead: another source for one of them, for example type: HTTP`],
  ['images and a disk', [
    clusterImage(from('VirtualImage', 'debian', { namespace: 'shop' })), image(from('VirtualDisk', 'data')), disk(from('ClusterVirtualImage', 'debian')),
    image(from('VirtualImage', 'debian'), { name: 'tail' }),
  ], `VirtualDisk shop/data /spec/dataSource/objectRef (DS-16)
  VirtualDisk shop/data is made from ClusterVirtualImage debian, which is made from VirtualImage shop/debian, which is made from VirtualDisk shop/data, so it never gets ready
  instead: another source for one of them, for example type: HTTP`],
  ['an object of the same name in another namespace', [image(from('VirtualImage', 'copy')), image(from('VirtualImage', 'debian'), { name: 'copy', namespace: 'other' })], ''],
  ['an object of the same name of another kind', [image(from('ClusterVirtualImage', 'debian')), clusterImage()], ''],
])('loops: %s', (_, manifests, text) => expect(report(manifests)).toBe(text));

test('a long loop is reported once, and shortened', () => {
  const ring = Array.from({ length: 9 }, (_, i) => image(from('VirtualImage', `i${(i + 1) % 9}`), { name: `i${i}` }));
  const findings = check(ring);
  expect(findings.map(({ id }) => id)).toEqual(['DS-16']);
  expect(findings[0].wrong).toBe('VirtualImage shop/i0 is made from VirtualImage shop/i1, which is made from VirtualImage shop/i2, which is made from VirtualImage shop/i3, '
    + 'which is made from VirtualImage shop/i4, which is made from VirtualImage shop/i5, which is made from 3 more, which is made from VirtualImage shop/i0, so it never gets ready');
});

test('every loop is reported', () => fc.assert(fc.property(
  fc.array(fc.nat(11), { minLength: 12, maxLength: 12 }),
  next => {
    // each image is made from the one that its number says
    const findings = check(next.map((to, i) => image(from('VirtualImage', `i${to}`), { name: `i${i}` })));
    const walk = (start: number) => next.reduce<number[]>(path => [...path, next[path[path.length - 1]]], [start]);
    const onLoops = next.map((_, i) => walk(i)[next.length]);
    const loops = new Set(onLoops.map(i => Math.min(...walk(i))));
    expect(findings.map(({ id }) => id)).toEqual([...loops].map(() => 'DS-16'));
  },
)));
