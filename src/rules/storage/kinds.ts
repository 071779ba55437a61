import { STORAGE_GROUP } from '../../manifest/groups';

/** kinds of the storage modules by their bare names */
export const storage = (...kinds: string[]): string[] => kinds.map(kind => `${STORAGE_GROUP}/${kind}`);

const upstream = (module: string) => (file: string): string => `https://github.com/deckhouse/${module}/blob/main/${file}`;

/** files of the modules that decide their rules */
export const ofNodeConfigurator = upstream('sds-node-configurator');
export const ofReplicatedVolume = upstream('sds-replicated-volume');
export const ofLocalVolume = upstream('sds-local-volume');
export const ofNfs = upstream('csi-nfs');
export const ofCeph = upstream('csi-ceph');

/** the places of values that stand in a list before, too */
export function repeated<T>(values: readonly T[]): number[] {
  const seen = new Set<T>();
  return values.flatMap((value, i) => {
    const isKnown = seen.has(value);
    seen.add(value);
    return isKnown && value !== undefined ? [i] : [];
  });
}
