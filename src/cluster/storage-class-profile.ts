import type { StorageClassFacts } from '../domain/cluster-facts';
import { guard } from '../values/guard';
import { VolumeBindingMode } from '../values/volume-policies';

/**
 * Known facts of a StorageClass, in addition to its name.
 */
export interface StorageClassProfileOptions {
  /**
   * Provisioner of its volumes, for example `replicated.csi.storage.deckhouse.io`.
   *
   * @default - unknown
   */
  readonly provisioner?: string;

  /**
   * When the StorageClass provisions a volume.
   *
   * @default - unknown
   */
  readonly volumeBindingMode?: VolumeBindingMode;

  /**
   * Whether it is the default class of the cluster.
   *
   * @default false
   */
  readonly isDefault?: boolean;

  /**
   * Labels of the StorageClass.
   *
   * @default - unknown
   */
  readonly labels?: { [key: string]: string };
}

/**
 * A StorageClass of the cluster.
 *
 * The cluster profile that contains it reports its errors, together with all others.
 *
 * @example
 *
 * const profile = dvp.ClusterProfile.of({
 *   storageClasses: [
 *     dvp.StorageClassProfile.of('replicated', { isDefault: true }),
 *     dvp.StorageClassProfile.of('local', { volumeBindingMode: dvp.VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER }),
 *   ],
 * });
 */
export class StorageClassProfile {
  static { guard(this, 'StorageClassProfile'); }

  /**
   * Creates the profile of a StorageClass.
   *
   * @param name name of the StorageClass
   * @param options more facts of the StorageClass
   */
  public static of(name: string, options: StorageClassProfileOptions = {}): StorageClassProfile {
    return new StorageClassProfile(structuredClone({ ...options, name }));
  }

  private constructor(private readonly facts: StorageClassFacts) {}

  /** Name of the StorageClass. */
  public get name(): string {
    return this.facts.name;
  }

  /**
   * @internal
   */
  public get _facts(): StorageClassFacts {
    return this.facts;
  }
}
