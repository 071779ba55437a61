import { SOURCE, alongSources, isImage, isIso, madeFrom } from '../../domain/source';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** sources that a disk cannot be made from, though images can */
export const diskSource = new Topic({ kinds: dvp('VirtualDisk'), source: 'images/virtualization-artifact/pkg/controller/vd/internal/source/registry.go' });

const DISK_IMAGE = {
  yaml: 'a disk image such as qcow2, or the ISO image as a VirtualImage among the blockDeviceRefs of a machine',
  code: 'a disk image such as qcow2, or the ISO image as a VirtualImage for a machine: BlockDevice.image(image)',
};
const URL = `${SOURCE}/http/url`;

/** an ISO image of the manifests: an image, or one that it is made from through images alone */
const isoBehind = alongSources<ManifestObject | undefined>(undefined, (object, ofSource) => {
  const found = isIso(object.value(SOURCE)) ? object : ofSource;
  return isImage(object) ? found : undefined;
});

export const noIsoImage = diskSource.rule({
  id: 'VD-18',
  fields: [`${SOURCE}/objectRef`],
  severity: 'error',
  says: 'A disk is not made from an ISO image, as far as the URL of the image shows it.',
  why: 'The webhook warns at most, and the disk fails once the image is ready.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/validator/iso_source_validator.go',
  check: (object, world) => {
    const image = isoBehind(world, madeFrom(world, object));
    return image && {
      pointer: `${SOURCE}/objectRef`,
      wrong: `${image.label} is an ISO image, and a disk cannot be made from one`,
      got: image.text(URL),
      instead: DISK_IMAGE,
    };
  },
});

export const noIsoFile = diskSource.rule({
  id: 'VD-19',
  fields: [`${SOURCE}/http`],
  severity: 'error',
  says: 'A disk is not made from a file whose URL ends in .iso, packed or not.',
  why: 'The file is downloaded, recognized as an ISO image, and the disk fails.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/source/step/create_pvc_import_from_dvcr_step.go',
  check: object => {
    if (!isIso(object.value(SOURCE))) {
      return undefined;
    }
    return { pointer: URL, wrong: 'a disk cannot be made from an ISO image', instead: DISK_IMAGE };
  },
});

const BUNDLE = `${SOURCE}/containerImage/caBundle`;

export const bundleIsRead = diskSource.rule({
  id: 'VD-22',
  fields: [`${SOURCE}/containerImage`],
  severity: 'warning',
  says: "A disk from a container image has no 'caBundle'.",
  why: 'Images use it, but disks do not: the registry is not trusted, and the disk fails.',
  check: object => {
    if (object.text(`${SOURCE}/type`) !== 'ContainerImage' || object.value(BUNDLE) === undefined) {
      return undefined;
    }
    return {
      pointer: BUNDLE,
      wrong: "DVP does not use the 'caBundle' of a disk when it pulls the image",
      got: NOT_SHOWN,
      instead: {
        yaml: 'a VirtualImage with this source, and a disk with this image as its source',
        code: 'a VirtualImage with this source, and DiskSource.image(image) for the disk',
      },
    };
  },
});
