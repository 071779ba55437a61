import { madeFrom, text } from '../../domain/source';
import { CLASS, classOf } from '../../domain/storage-class';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';

/** whether an image lies on a volume of its own, under the name of today or of old */
export const onVolume = ({ json }: ManifestObject): boolean => ['PersistentVolumeClaim', 'Kubernetes'].includes(text(json, '/spec/storage') ?? '');

/**
 * A volume that would be copied from the driver of one StorageClass to the driver of another.
 *
 * @param kinds kinds of the sources that are of interest
 */
export function otherProvisioner(object: ManifestObject, world: World, ...kinds: string[]): Violation[] {
  const origin = world.cluster === undefined ? undefined : madeFrom(world, object);
  if (origin === undefined || !kinds.includes(origin.kind)) {
    return [];
  }
  const volume = origin.kind === 'VirtualDiskSnapshot' ? madeFrom(world, origin) : origin;
  if (volume === undefined || volume.kind === 'VirtualImage' && !onVolume(volume)) {
    return [];
  }
  const ours = classOf(world, object);
  const theirs = classOf(world, volume);
  // the class may be on its way to a cluster that tells nothing of its provisioner
  return ours?.provisioner === undefined || theirs?.provisioner === undefined || ours.provisioner === theirs.provisioner ? [] : [{
    pointer: CLASS,
    wrong: `${origin.label} is on StorageClass ${theirs.name} of ${theirs.provisioner}, and nothing is copied from there to ${ours.provisioner}`,
    got: text(object.json, CLASS),
    instead: `${theirs.name}, or another StorageClass of ${theirs.provisioner}`,
  }];
}
