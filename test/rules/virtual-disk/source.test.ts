import { clusterImage, disk, download, from, image } from '../../../src/catalogue/data-source/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, told } from '../support';

test.each([
  ['VD-18', `VirtualDisk shop/data /spec/dataSource/objectRef (VD-18)
  ClusterVirtualImage debian is an ISO image, and a disk cannot be made from one
  got: "https://example.com/debian-12-netinst.iso"
  instead: a disk image such as qcow2, or the ISO image as a VirtualImage among the blockDeviceRefs of a machine`],
  ['VD-19', `VirtualDisk shop/data /spec/dataSource/http/url (VD-19)
  a disk cannot be made from an ISO image
  got: "https://example.com/debian-12-netinst.iso"
  instead: a disk image such as qcow2, or the ISO image as a VirtualImage among the blockDeviceRefs of a machine`],
  ['VD-22', `VirtualDisk shop/data /spec/dataSource/containerImage/caBundle (VD-22)
  DVP does not use the 'caBundle' of a disk when it pulls the image
  instead: a VirtualImage with this source, and a disk with this image as its source`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VD-18', ['a disk image such as qcow2, or the ISO image as a VirtualImage for a machine: BlockDevice.image(image)']],
  ['VD-19', ['a disk image such as qcow2, or the ISO image as a VirtualImage for a machine: BlockDevice.image(image)']],
  ['VD-22', ['a VirtualImage with this source, and DiskSource.image(image) for the disk']],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const ISO = 'https://example.com/x.iso';

test.each<[string, Manifest[], string[]]>([
  ['an ISO image', [image(download(ISO)), disk(from('VirtualImage', 'debian'))], ['VD-18']],
  ['a copy of one', [image(download(ISO)), clusterImage(from('VirtualImage', 'debian', { namespace: 'shop' })), disk(from('ClusterVirtualImage', 'debian'))], ['VD-18']],
  ['an image of a disk', [image(from('VirtualDisk', 'golden')), disk(from('VirtualImage', 'debian'))], []],
  ['an ISO image of another namespace', [image(download(ISO), { namespace: 'other' }), disk(from('VirtualImage', 'debian'))], []],
  ['a loop of images', [image(from('VirtualImage', 'debian')), disk(from('VirtualImage', 'debian'))], ['DS-16']],
  ['an ISO file', [disk(download(ISO))], ['VD-19']],
  ['a packed one', [disk(download('http://example.com/a/X.ISO.GZ'))], ['VD-19']],
  ['one packed otherwise', [disk(download('http://example.com/x.iso.xz?mirror=1'))], ['VD-19']],
  ['another file', [disk(download('http://example.com/x.iso.qcow2'))], []],
  ['a file that only its host calls one', [disk(download('http://x.iso'))], []],
  ['a file that only its query calls one', [disk(download('http://example.com/x.img?name=x.iso'))], []],
])('a disk from %s', (_, manifests, expected) => expect(ids(check(manifests))).toEqual(expected));
