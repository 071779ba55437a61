import { SOURCE, alongSources, downloadPath, isImage } from './source';
import { World } from './world';
import { ManifestObject, textAt } from '../manifest/manifest';

// the names under which distributions publish images that only cloud-init sets up
const CLOUD_IMAGE = /cloudimg|generic-?cloud|cloud-base|^debian-\d+-generic-/i;

// root of these has no password, or their user has a known one
const OPEN_IMAGE = /nocloud|cirros/i;

/** the file name of a cloud image that a source downloads, directly or through images of the manifests */
export function cloudImageOf(world: World, source: unknown, origin: ManifestObject | undefined): string | undefined {
  const file = origin !== undefined && isImage(origin) ? downloadBehind(world, origin) : fileOf(source);
  return file !== undefined && CLOUD_IMAGE.test(file) && !OPEN_IMAGE.test(file) ? file : undefined;
}

/** the name of the file that a source downloads */
const fileOf = (source: unknown): string | undefined => textAt(source, '/type') === 'HTTP' ? downloadPath(source).split('/').pop() : undefined;

// an image of a disk may have anything that a machine has put there
const downloadBehind = alongSources<string | undefined>(undefined, (object, ofSource) =>
  isImage(object) ? fileOf(object.value(SOURCE)) ?? ofSource : undefined);
