import { SOURCE, downloadPath, madeFrom } from './source';
import { World } from './world';
import { ManifestObject, textAt } from '../manifest/manifest';

// the names under which distributions publish images that only cloud-init sets up
const CLOUD_IMAGE = /cloudimg|generic-?cloud|cloud-base|^debian-\d+-generic-/i;

// root of these has no password, or their user has a known one
const OPEN_IMAGE = /nocloud|cirros/i;

/** the file name of a cloud image that a source downloads, directly or through images of the manifests */
export function cloudImageOf(world: World, source: unknown, origin: ManifestObject | undefined): string | undefined {
  const seen = new Set<ManifestObject>();
  let at = source;
  let image = origin;
  // an image of a disk may have anything that a machine has put there
  while (image !== undefined && !seen.has(image) && ['VirtualImage', 'ClusterVirtualImage'].includes(image.kind)) {
    seen.add(image);
    at = image.value(SOURCE);
    image = madeFrom(world, image);
  }
  const file = textAt(at, '/type') === 'HTTP' ? downloadPath(at).split('/').pop() ?? '' : '';
  return CLOUD_IMAGE.test(file) && !OPEN_IMAGE.test(file) ? file : undefined;
}
