import { machine } from '../../catalogue/virtual-machine/objects';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject, valueAt, listAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const IMAGES = ['VirtualImage', 'ClusterVirtualImage'];

// an ISO image never goes by such a name; what is behind any other name nobody knows before it is there
const DISK_FILE = /\.(qcow2|img|raw|vmdk|vdi|vhdx?)(\.(gz|xz|zst))?([?#]|$)/i;

const image = (file: string) => ({
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'VirtualImage',
  metadata: { name: 'debian', namespace: 'shop' },
  spec: { storage: 'ContainerRegistry', dataSource: { type: 'HTTP', http: { url: `https://example.com/${file}` } } },
});
const bootsFromImage = machine({ blockDeviceRefs: [{ kind: 'VirtualImage', name: 'debian' }, { kind: 'VirtualDisk', name: 'web-root' }] });

/** what an image of the set would be made from, where that is a disk for sure */
function diskBehind({ json }: ManifestObject): string | undefined {
  const url = textAt(json, '/spec/dataSource/http/url');
  if (url !== undefined) {
    return DISK_FILE.test(url) ? url.split('/').pop() : undefined;
  }
  const kind = textAt(json, '/spec/dataSource/objectRef/kind');
  return kind === 'VirtualDisk' || kind === 'VirtualDiskSnapshot' ? `${kind} ${textAt(json, '/spec/dataSource/objectRef/name')}` : undefined;
}

export const firstIsNoDiskImage: Rule = {
  id: 'VM-32',
  severity: 'warning',
  kinds: dvp('VirtualMachine'),
  says: 'The first device of a machine is a disk, or the image of a CD-ROM.',
  why: 'Any other image is read-only, and no system runs from it. The webhook refuses the machine as soon as the image is ready and tells what it is.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/first_block_device_validator.go',
  breaks: () => [image('debian-12.qcow2'), bootsFromImage],
  keeps: () => [image('debian-12.iso'), bootsFromImage],
  check: (object, world) => {
    const first = listAt(object.json, '/spec/blockDeviceRefs')[0];
    const kind = valueAt(first, '/kind');
    const name = valueAt(first, '/name');
    const found = IMAGES.includes(String(kind)) ? world.referred(object, String(kind), String(name)) : undefined;
    const disk = found && diskBehind(found);
    return disk === undefined ? [] : [{
      pointer: '/spec/blockDeviceRefs/0',
      wrong: `${kind} ${name} comes from ${disk}, so it is no CD-ROM, and a machine does not start from another image`,
      got: NOT_SHOWN,
      instead: `a disk made from it: 'source' ${kind === 'VirtualImage' ? 'DiskSource.image(image)' : 'DiskSource.clusterImage(image)'} of a VirtualDisk`,
    }];
  },
};
