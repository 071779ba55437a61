import { Check, Diagnosis, ok, problem, warning } from './check';
import { ClusterState, appConfig, named } from './cluster-state';
import { unpackedSize } from '../../domain/source-size';
import { isOnVolume } from '../../domain/storage-class';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { ONE, parseQuantity } from '../../manifest/quantity';
import { count } from '../../manifest/report';

const SIZE = '/spec/settings/dvcr/storage/persistentVolumeClaim/size';

/** whether the registry of images has room for those of the manifests */
export const registry: Check = {
  name: 'registry',
  run: state => {
    const claim = named(state, 'components', 'dvcr');
    const capacity = parseQuantity(claim === undefined ? undefined : textAt(claim, '/status/capacity/storage'));
    const planned = parseQuantity(appConfig(state, 'virtualization')?.text(SIZE));
    // the manifests may let it grow
    const size = planned !== undefined && (capacity === undefined || planned > capacity) ? planned : capacity;
    return size === undefined ? [] : [room(state, size)];
  },
};

const ADVICE = 'a larger dvcr.storage.persistentVolumeClaim.size in the settings of the module: it can only grow';

function room(state: ClusterState, size: bigint): Diagnosis {
  const used = stored(state);
  const free = size - (used ?? 0n);
  const images = newImages(state);
  const sizes = images.map(image => state.app === undefined ? undefined : unpackedSize(state.app.world, image)?.size);
  const known = sizes.reduce((sum: bigint, each) => sum + (each ?? 0n), 0n);
  const unknown = sizes.filter(each => each === undefined).length;
  const has = `${gibibytes(free)} of ${gibibytes(size)} for images ${used === undefined ? 'in all' : 'are free'}`;
  if (known > free) {
    return problem(`${has}, and those of the manifests may take ${gibibytes(known)}`, ADVICE);
  }
  if (free * 10n < size) {
    return warning(has, ADVICE);
  }
  const sized = known === 0n ? '' : `, and those of the manifests may take ${gibibytes(known)}`;
  return ok(`${has}${sized}${unknown === 0 ? '' : `; the size of ${count(unknown, 'new image')} is not known before the download`}`);
}

const gibibytes = (amount: bigint): string => `${Math.round(Number(amount / ONE) / 2 ** 30 * 10) / 10}Gi`;

/** what the images of the cluster take; `undefined` if they could not be read */
function stored({ objects: { clustervirtualimages, virtualimages } }: ClusterState): bigint | undefined {
  if (clustervirtualimages === undefined || virtualimages === undefined) {
    return undefined;
  }
  const inRegistry = [...clustervirtualimages, ...virtualimages.filter(image => !isOnVolume(new ManifestObject(image)))];
  return inRegistry.reduce((sum, image) => sum + (parseQuantity(textAt(image, '/status/size/storedBytes')) ?? 0n), 0n);
}

/** images of the manifests that go to the registry, and that the cluster does not have */
function newImages({ app, objects }: ClusterState): ManifestObject[] {
  if (app === undefined) {
    return [];
  }
  const existing = [...objects.clustervirtualimages ?? [], ...objects.virtualimages ?? []].map(live => new ManifestObject(live).label);
  return [...app.world.all('ClusterVirtualImage'), ...app.world.all('VirtualImage').filter(image => !isOnVolume(image))].filter(({ label }) => !existing.includes(label));
}
