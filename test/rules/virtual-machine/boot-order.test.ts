import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, told } from '../support';

test.each([
  ['VM-29', `VirtualMachine shop/web /spec/blockDeviceRefs/1/bootOrder (VM-29)
  VirtualDisk web-root already has this place in the boot order
  got: 1
  instead: a free place, for example 2`],
  ['VM-30', `VirtualMachine shop/web /spec/blockDeviceRefs/0/bootOrder (VM-30)
  VirtualImage installer has a place in the boot order, so the machine never boots from VirtualDisk web-root, although it is the first of the list
  got: nothing
  instead: 'bootOrder' for each device to boot from, or for no device`],
  ['VM-32', `VirtualMachine shop/web /spec/blockDeviceRefs/0 (VM-32)
  VirtualImage debian comes from debian-12.qcow2, so it is not a CD-ROM, and a machine does not start from another image
  instead: a VirtualDisk with VirtualImage debian as the 'objectRef' of its 'dataSource'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-32', "a VirtualDisk with DiskSource.image(image) as its 'source'"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const raw = (kind: string, spec: object, metadata: object = {}): Manifest =>
  ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind, metadata: { name: 'debian', ...metadata }, spec });
const disk = { kind: 'VirtualDisk', name: 'web-root' };
const iso = { kind: 'ClusterVirtualImage', name: 'debian' };

test.each<[string, object[], string[]]>([
  ['no places', [disk, iso], []],
  ['a place for the first', [{ ...disk, bootOrder: 7 }, iso], []],
  ['places for all', [{ ...disk, bootOrder: 2 }, { ...iso, bootOrder: 1 }], []],
  ['a place for the second', [disk, { ...iso, bootOrder: 1 }], ['VM-30 /spec/blockDeviceRefs/0/bootOrder']],
  ['one place for three', [1, 2, 3].map(i => ({ kind: 'VirtualDisk', name: `disk-${i}`, bootOrder: 1 })),
    ['VM-29 /spec/blockDeviceRefs/1/bootOrder', 'VM-29 /spec/blockDeviceRefs/2/bootOrder']],
])('%s in the boot order', (_, blockDeviceRefs, reported) =>
  expect(check([machine({ blockDeviceRefs })]).map(({ id, pointer }) => `${id} ${pointer}`)).toEqual(reported));

describe('the first device', () => {
  const http = (url: string) => ({ dataSource: { type: 'HTTP', http: { url } } });
  const from = (kind: string) => ({ dataSource: { type: 'ObjectRef', objectRef: { kind, name: 'web-root', namespace: 'shop' } } });
  const reported = (spec: object, refs: object[] = [iso]) =>
    check([raw('ClusterVirtualImage', spec), machine({ blockDeviceRefs: refs })]).filter(({ id }) => id === 'VM-32').map(({ wrong }) => wrong);

  test.each<[string, object, string | undefined]>([
    ['an ISO file', http('https://example.com/debian.iso'), undefined],
    ['a file of no known kind', http('https://example.com/debian'), undefined],
    ['a disk image', http('https://example.com/debian.img'), 'debian.img'],
    ['a packed one', http('https://example.com/DEBIAN.QCOW2.xz'), 'DEBIAN.QCOW2.xz'],
    ['one behind a query', http('https://example.com/debian.vmdk?x=1'), 'debian.vmdk?x=1'],
    ['a disk', from('VirtualDisk'), 'VirtualDisk web-root'],
    ['a snapshot', from('VirtualDiskSnapshot'), 'VirtualDiskSnapshot web-root'],
    ['another image', from('VirtualImage'), undefined],
    ['a container', { dataSource: { type: 'ContainerImage', containerImage: { image: 'example.com/debian:12' } } }, undefined],
  ])('is an image of %s', (_, spec, source) => expect(reported(spec)).toEqual(source === undefined ? []
    : [`ClusterVirtualImage debian comes from ${source}, so it is not a CD-ROM, and a machine does not start from another image`]));

  test('alone counts', () => expect(reported(http('https://example.com/debian.img'), [disk, iso])).toEqual([]));

  test('may be broken', () => expect(reported({ dataSource: 7 })).toEqual([]));
});
