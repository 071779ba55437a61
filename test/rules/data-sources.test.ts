import fc from 'fast-check';
import { ids, check, report, told } from './support';
import { clusterImage, disk, download, from, image, pulled, snapshot } from '../../src/catalogue/data-source/objects';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../src/manifest/manifest';
import { attachment } from '../../src/catalogue/block-device-attachment/objects';

test.each([
  ['DS-15', `VirtualImage shop/debian /spec/dataSource/objectRef (DS-15)
  VirtualDisk shop/data is in use by VirtualMachine shop/web, which keeps running, and an image is made from a disk at rest only
  instead: a snapshot of the disk (ImageSource.diskSnapshot), or RunPolicy.MANUAL for the machine until the image is made`],
  ['DS-16', `VirtualImage shop/debian /spec/dataSource/objectRef (DS-16)
  VirtualImage shop/debian is made from VirtualImage shop/copy, which is made from VirtualImage shop/debian: nothing of that is ever ready
  instead: a source outside for one of them, for example ImageSource.http(…)`],
  ['DS-17', `VirtualDisk shop/data /spec/dataSource/containerImage/imagePullSecret/name (DS-17)
  Secret registry has no key '.dockerconfigjson', where registries keep their credentials
  got: "registry"
  instead: a Secret of type kubernetes.io/dockerconfigjson with the key '.dockerconfigjson'`],
  ['DS-18', `VirtualImage shop/debian /spec/dataSource/http/url (DS-18)
  'current' in a URL means another file from time to time, and no checksum says which one is meant
  got: "https://example.com/noble/current/noble.img"
  instead: the URL of one release, or a checksum of the file, for example Checksum.sha256(…)`],
  ['DS-19', `VirtualDisk shop/data /spec/dataSource/objectRef (DS-19)
  VirtualDisk shop/data is made from VirtualDiskSnapshot shop/monday, which is made from VirtualDisk shop/data: it lasts while the snapshot does, but a new cluster cannot begin with it
  instead: another name for the disk that the snapshot restores, or a snapshot from outside the app`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const found = (...manifests: Manifest[]): string[] => ids(check(manifests));

test.each<[string, Manifest[], string[]]>([
  ['a machine that runs unless it is stopped', [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] })], ['DS-15']],
  ['a machine that never runs', [machine({ runPolicy: 'AlwaysOff', blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] })], []],
  ['an image of the same name', [machine({ blockDeviceRefs: [{ kind: 'VirtualImage', name: 'data' }] })], []],
  ['a machine elsewhere', [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] }, { namespace: 'other' })], []],
  ['an attachment', [machine(), attachment()], ['DS-15']],
  ['an attachment to a machine outside', [attachment()], []],
])('a disk for images, in use by %s', (_, users, expected) => {
  expect(found(...users, image(from('VirtualDisk', 'data')))).toEqual(expected);
  expect(found(...users, clusterImage(from('VirtualDisk', 'data', { namespace: 'shop' })))).toEqual(expected);
});

test('an image from a snapshot minds no machine', () => {
  const user = machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] });
  expect(found(user, image(from('VirtualDiskSnapshot', 'data')))).toEqual([]);
});

test.each<[string, Manifest[], string]>([
  ['an image from itself', [image(from('VirtualImage', 'debian'))], `VirtualImage shop/debian /spec/dataSource/objectRef (DS-16)
  VirtualImage shop/debian is made from itself: nothing of that is ever ready
  instead: a source outside for one of them, for example ImageSource.http(…)`],
  ['a cluster-wide image from itself', [clusterImage(from('ClusterVirtualImage', 'debian'))], `ClusterVirtualImage debian /spec/dataSource/objectRef (DS-16)
  ClusterVirtualImage debian is made from itself: nothing of that is ever ready
  instead: a source outside for one of them, for example ImageSource.http(…)`],
  ['images and a disk', [
    clusterImage(from('VirtualImage', 'debian', { namespace: 'shop' })), image(from('VirtualDisk', 'data')), disk(from('ClusterVirtualImage', 'debian')),
    image(from('VirtualImage', 'debian'), { name: 'tail' }),
  ], `VirtualDisk shop/data /spec/dataSource/objectRef (DS-16)
  VirtualDisk shop/data is made from ClusterVirtualImage debian, which is made from VirtualImage shop/debian, which is made from VirtualDisk shop/data: nothing of that is ever ready
  instead: a source outside for one of them, for example ImageSource.http(…)`],
  ['a namesake of another namespace', [image(from('VirtualImage', 'copy')), image(from('VirtualImage', 'debian'), { name: 'copy', namespace: 'other' })], ''],
  ['a namesake of another kind', [image(from('ClusterVirtualImage', 'debian')), clusterImage()], ''],
])('circles: %s', (_, manifests, text) => expect(report(manifests)).toBe(text));

test('a long circle is told once, and shortened', () => {
  const ring = Array.from({ length: 9 }, (_, i) => image(from('VirtualImage', `i${(i + 1) % 9}`), { name: `i${i}` }));
  const findings = check(ring);
  expect(findings.map(({ id }) => id)).toEqual(['DS-16']);
  expect(findings[0].wrong).toBe('VirtualImage shop/i0 is made from VirtualImage shop/i1, which is made from VirtualImage shop/i2, which is made from VirtualImage shop/i3, '
    + 'which is made from VirtualImage shop/i4, which is made from VirtualImage shop/i5, which is made from 3 more, which is made from VirtualImage shop/i0: nothing of that is ever ready');
});

test('as many circles are told as there are', () => fc.assert(fc.property(
  fc.array(fc.nat(11), { minLength: 12, maxLength: 12 }),
  next => {
    // each image is made from the one that its number says
    const findings = check(next.map((to, i) => image(from('VirtualImage', `i${to}`), { name: `i${i}` })));
    const walk = (start: number) => next.reduce<number[]>(path => [...path, next[path[path.length - 1]]], [start]);
    const onCircles = next.map((_, i) => walk(i)[next.length]);
    const circles = new Set(onCircles.map(i => Math.min(...walk(i))));
    expect(findings.map(({ id }) => id)).toEqual([...circles].map(() => 'DS-16'));
  },
)));

const secret = (body: object): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'registry', namespace: 'images' }, ...body });

test.each<[string, Manifest, string[]]>([
  ['its key as text', secret({ stringData: { '.dockerconfigjson': '{}' } }), []],
  ['its key encoded', secret({ data: { '.dockerconfigjson': 'e30=' } }), []],
  ['another key', secret({ data: { 'config.json': 'e30=' } }), ['DS-17']],
  ['nothing at all', secret({}), ['DS-17']],
  ['no keys but nonsense', secret({ data: null, stringData: 'x' }), ['DS-17']],
  ['another name', { ...secret({}), metadata: { name: 'other', namespace: 'images' } }, []],
  ['another namespace', { ...secret({}), metadata: { name: 'registry', namespace: 'shop' } }, []],
])('a pull secret with %s', (_, manifest, expected) => {
  expect(found(clusterImage(pulled({ imagePullSecret: { name: 'registry', namespace: 'images' } })), manifest)).toEqual(expected);
  expect(found(image(pulled({ imagePullSecret: { name: 'registry' } }), { namespace: 'images' }), manifest)).toEqual(expected);
});

test.each<[string, object, string | undefined]>([
  ['https://example.com/latest', {}, 'latest'],
  ['https://example.com/a/Daily/x.img?v=1', {}, 'daily'],
  ['https://example.com/current/x.img', { checksum: {} }, 'current'],
  ['https://example.com/current/x.img', { checksum: { sha256: 'a'.repeat(64) } }, undefined],
  ['https://example.com/currently/x-latest.img', {}, undefined],
  ['https://latest/x.img', {}, undefined],
  ['https://daily.example.com/x.img?tag=/latest/', {}, undefined],
])('%s %j stands still', (url, more, word) => {
  const words = check([disk(download(url, more))]).map(({ id, wrong }) => `${id} ${wrong.split(' ')[0]}`);
  expect(words).toEqual(word === undefined ? [] : [`DS-18 '${word}'`]);
});

test('other objects may be broken in any way', () => {
  const anything = fc.oneof(fc.constantFrom(null, 1, 'x', true, [], [null], {}), fc.object({ maxDepth: 2 }));
  const broken = fc.record({
    apiVersion: fc.constant('virtualization.deckhouse.io/v1alpha2'),
    kind: fc.constantFrom('VirtualImage', 'VirtualDisk', 'VirtualDiskSnapshot', 'VirtualMachine', 'VirtualMachineBlockDeviceAttachment'),
    metadata: fc.constant({ name: 'data', namespace: 'shop' }),
    spec: fc.oneof(anything, fc.record({
      dataSource: anything,
      blockDeviceRefs: anything,
      blockDeviceRef: anything,
      virtualMachineName: anything,
      virtualDiskName: anything,
      persistentVolumeClaim: anything,
    })),
  });
  const mine = [image(from('VirtualDisk', 'data')), disk(from('VirtualImage', 'data')), snapshot('data'), attachment(), machine()];
  const facts = { storageClasses: [{ name: 'fast', provisioner: 'p', isDefault: true }] };
  fc.assert(fc.property(fc.array(broken, { maxLength: 4 }), manifests => {
    expect(() => check([...mine.map((object, i) => ({ ...object, metadata: { ...object.metadata, name: `mine-${i}` } })), ...manifests], facts)).not.toThrow();
  }));
});
