import { clusterImage, disk, download, from, image, pulled } from '../../catalogue/data-source/objects';
import { SOURCE, madeFrom, originOf, text } from '../../domain/source';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject, pointerPart, valueAt } from '../../manifest/manifest';
import { isIso } from '../data-source/url';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualDisk');
const INSTEAD = 'a disk image such as qcow2, or the ISO as a VirtualImage in the drive of a machine: BlockDevice.image(image)';

const isoItself = (source: unknown, at: string): Violation[] => !isIso(source) ? [] : [{
  pointer: `${at}/http/url`,
  wrong: 'an ISO image makes no disk',
  got: text(source, '/http/url'),
  instead: INSTEAD,
}];

/** the source by which a disk comes from an ISO image of the set, be it by way of other images */
function isoByImage(source: unknown, at: string, world: World, namespace: string | undefined): Violation[] {
  const seen = new Set<ManifestObject>();
  let made = originOf(world, source, namespace);
  while (made !== undefined && !seen.has(made) && ['VirtualImage', 'ClusterVirtualImage'].includes(made.kind)) {
    if (isIso(valueAt(made.json, SOURCE))) {
      return [{
        pointer: `${at}/objectRef`,
        wrong: `${made.label} is an ISO image, and an ISO image makes no disk`,
        got: text(made.json, `${SOURCE}/http/url`),
        instead: INSTEAD,
      }];
    }
    seen.add(made);
    made = madeFrom(world, made);
  }
  return [];
}

const ISO = 'https://example.com/debian-12-netinst.iso';

export const noIsoImage: Rule = {
  id: 'VD-18',
  severity: 'error',
  kinds: KINDS,
  says: 'A disk is not made from an image that is an ISO image, as far as its URL tells.',
  why: 'The webhook warns at best, and the disk fails once the image is there.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/validator/iso_source_validator.go',
  breaks: () => [clusterImage(download(ISO)), disk(from('ClusterVirtualImage', 'debian'))],
  keeps: () => [clusterImage(download(`${ISO}.qcow2`)), disk(from('ClusterVirtualImage', 'debian'))],
  check: ({ json, namespace }, world) => isoByImage(valueAt(json, SOURCE), SOURCE, world, namespace),
};

export const noIsoFile: Rule = {
  id: 'VD-19',
  severity: 'error',
  kinds: KINDS,
  says: 'A disk is not made from a file whose URL ends in .iso, be it packed or not.',
  why: 'The file is downloaded, found to be an ISO image, and the disk fails.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/source/step/create_pvc_import_from_dvcr_step.go',
  breaks: () => [disk(download(ISO))],
  keeps: () => [image(download(ISO))],
  check: ({ json }) => isoItself(valueAt(json, SOURCE), SOURCE),
};

const MODES: Readonly<Record<string, readonly string[]>> = {
  'virtualdisk.virtualization.deckhouse.io/volume-mode': ['Block', 'Filesystem'],
  'virtualdisk.virtualization.deckhouse.io/access-mode': ['ReadWriteOnce', 'ReadWriteMany'],
};
const [VOLUME_MODE] = Object.keys(MODES);

export const modesKnown: Rule = {
  id: 'VD-21',
  severity: 'warning',
  kinds: KINDS,
  says: 'An annotation for the mode of a volume, or for the access to it, has a value that DVP knows.',
  why: 'Every other value is passed over in silence, and the disk gets what its StorageClass offers.',
  source: 'images/virtualization-artifact/pkg/controller/service/volumemode/getter.go',
  breaks: () => [disk(undefined, { annotations: { [VOLUME_MODE]: 'block' } })],
  keeps: () => [disk(undefined, { annotations: { [VOLUME_MODE]: 'Block' } })],
  check: ({ json }) => Object.entries(MODES).flatMap(([key, known]): Violation[] => {
    const pointer = `/metadata/annotations/${pointerPart(key)}`;
    const mode = text(json, pointer);
    return mode === undefined || known.includes(mode) ? [] : [{
      pointer,
      wrong: 'DVP does not know this mode and passes over it in silence',
      got: mode,
      instead: known.join(' or '),
    }];
  }),
};

const BUNDLE = `${SOURCE}/containerImage/caBundle`;

export const bundleIsRead: Rule = {
  id: 'VD-22',
  severity: 'warning',
  kinds: KINDS,
  says: "A disk from a container image has no 'caBundle'.",
  why: 'Images read it, but disks do not: the registry is not trusted, and the disk fails.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/source/registry.go',
  breaks: () => [disk(pulled({ caBundle: 'TUlJQg==' }))],
  keeps: () => [image(pulled({ caBundle: 'TUlJQg==' }))],
  check: ({ json }) => text(json, `${SOURCE}/type`) !== 'ContainerImage' || valueAt(json, BUNDLE) === undefined ? [] : [{
    pointer: BUNDLE,
    wrong: "the 'caBundle' of a disk is not handed to whoever pulls its image",
    got: NOT_SHOWN,
    instead: 'a VirtualImage with this source, and the disk from that: DiskSource.image(image)',
  }],
};
