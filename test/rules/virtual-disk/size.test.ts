import fc from 'fast-check';
import { clusterImage, disk, from, image, snapshot, uploaded } from '../../../src/catalogue/data-source/objects';
import { poolOn } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, told } from '../support';

test.each([
  ['VD-03', `VirtualDisk shop/data /spec/persistentVolumeClaim/size (VD-03)
  a blank disk needs a size
  got: nothing
  instead: set 'size', for example 10Gi, or set 'dataSource'`],
  ['VD-04', `VirtualDisk shop/data /spec/persistentVolumeClaim/size (VD-04)
  the size of a disk must be more than zero
  got: "0Gi"
  instead: a larger 'size', for example 10Gi`],
  ['VD-05', `VirtualDisk shop/data /spec/persistentVolumeClaim/size (VD-05)
  the size of a disk must not be negative
  got: "-10Gi"
  instead: a larger 'size', for example 10Gi`],
  ['VD-23', `VirtualDisk shop/data /spec/persistentVolumeClaim/size (VD-23)
  VirtualImage shop/debian is an image of VirtualDisk shop/golden with 20Gi, and does not fit on a smaller disk
  got: "10Gi"
  instead: 20Gi or more, or no 'size'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VD-03', ["set 'size', for example Size.gibibytes(10), or set 'source'"]],
  ['VD-04', ["a larger 'size', for example Size.gibibytes(10)"]],
  ['VD-05', ["a larger 'size', for example Size.gibibytes(10)"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const found = (size: unknown): string[] => ids(check([disk({ persistentVolumeClaim: { size } })]));

test.each<[unknown, string[]]>([
  [0, ['VD-04']], ['0', ['VD-04']], ['-0', ['VD-04']], ['0.0Gi', ['VD-04']], [-1, ['VD-05']], ['-1m', ['VD-05']], [2 ** 30, []], ['+1Gi', []], ['1', ['GEN-11']],
])('size %j', (size, expected) => expect(found(size)).toEqual(expected));

test('a size is reported once, by its sign', () => fc.assert(fc.property(
  fc.integer({ min: -3, max: 3 }), fc.constantFrom('', 'Ki', 'Gi', 'M', 'm', 'e3', '.0Ti'), (n, suffix) => {
    expect(found(`${n}${suffix}`).filter(id => id.startsWith('VD-'))).toEqual(n < 0 ? ['VD-05'] : n === 0 ? ['VD-04'] : []);
  })));

const sized = (size: string) => ({ persistentVolumeClaim: { size } });
const golden = (spec: object = sized('20Gi')): Manifest => disk(spec, { name: 'golden' });
const small = (kind = 'VirtualImage', size = '10Gi'): Manifest => disk({ ...from(kind, 'debian'), ...sized(size) });
const TWENTY = ['VirtualDisk shop/data: VirtualDisk shop/golden with 20Gi'];

test.each<[string, Manifest[], string[]]>([
  ['an image', [golden(), image(from('VirtualDisk', 'golden')), small()], TWENTY],
  ['an image on a volume', [golden(), image({ storage: 'PersistentVolumeClaim', ...from('VirtualDisk', 'golden') }), small()], TWENTY],
  ['an image of the cluster', [golden(), clusterImage(from('VirtualDisk', 'golden', { namespace: 'shop' })), small('ClusterVirtualImage')], TWENTY],
  ['an image of an image', [golden(), image(from('VirtualDisk', 'golden'), { name: 'base' }), image(from('VirtualImage', 'base')), small()], TWENTY],
  ['an image of a snapshot', [golden(), snapshot('golden'), image(from('VirtualDiskSnapshot', 'monday')), small()], TWENTY],
  ['a disk without a size between them', [
    golden(), image(from('VirtualDisk', 'golden'), { name: 'base' }), disk(from('VirtualImage', 'base'), { name: 'copy' }), image(from('VirtualDisk', 'copy')), small(),
  ], TWENTY],
  ['a byte less', [golden(), image(from('VirtualDisk', 'golden')), small('VirtualImage', '21474836479')], TWENTY],
  ['the same size in another unit', [golden(), image(from('VirtualDisk', 'golden')), small('VirtualImage', '20480Mi')], []],
  ['a larger disk', [golden(), image(from('VirtualDisk', 'golden')), small('VirtualImage', '30Gi')], []],
  ['no size', [golden(), image(from('VirtualDisk', 'golden')), disk(from('VirtualImage', 'debian'))], []],
  ['a snapshot, from which DVP grows the disk', [golden(), snapshot('golden'), disk({ ...from('VirtualDiskSnapshot', 'monday'), ...sized('10Gi') })], []],
  ['an image of an unknown size', [image(), small()], []],
  ['an image that is uploaded', [uploaded('VirtualImage', 'debian'), small()], []],
  ['a disk of an unknown size', [golden({ dataSource: { type: 'Upload' } }), image(from('VirtualDisk', 'golden')), small()], []],
  ['a disk elsewhere', [image(from('VirtualDisk', 'golden')), small()], []],
  ['a disk of another namespace', [{ ...golden(), metadata: { name: 'golden', namespace: 'other' } }, image(from('VirtualDisk', 'golden')), small()], []],
])('a disk of 10Gi from %s', (_, manifests, expected) =>
  expect(check(manifests).filter(({ id }) => id === 'VD-23').map(({ object, wrong }) => `${object}: ${wrong.replace(/.* is an image of |, and does not fit.*/g, '')}`)).toEqual(expected));

test('the disks of a pool', () =>
  expect(check([golden(), image(from('VirtualDisk', 'golden')), poolOn({ spec: { ...from('VirtualImage', 'debian'), ...sized('10Gi') } })])
    .map(({ id, pointer, wrong }) => `${id} ${pointer}: ${wrong}`)).toEqual([
    'VMP-25 /spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/size: '
    + 'VirtualImage shop/debian is an image of VirtualDisk shop/golden with 20Gi, and does not fit on a smaller disk (VD-23)',
  ]));
