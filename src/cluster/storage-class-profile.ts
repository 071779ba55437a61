import type { StorageClassFacts } from '../domain/cluster-facts';
import { guard } from '../values/guard';

/**
 * When a StorageClass provisions a volume.
 */
export enum VolumeBindingMode {
  /** As soon as the disk is created, wherever the machine will run. */
  IMMEDIATE = 'Immediate',

  /** Once it is known on which node the volume is needed. */
  WAIT_FOR_FIRST_CONSUMER = 'WaitForFirstConsumer',
}

/**
 * What is known of a StorageClass beside its name.
 */
export interface StorageClassProfileOptions {
  /**
   * Who provisions its volumes, for example `replicated.csi.storage.deckhouse.io`.
   *
   * @default - not known
   */
  readonly provisioner?: string;

  /**
   * When it provisions a volume.
   *
   * @default - not known
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
   * @default - not known
   */
  readonly labels?: { [key: string]: string };
}

/**
 * A StorageClass of the cluster.
 *
 * Its mistakes are reported by the cluster profile that it is given to, with all others.
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
   * A StorageClass, and what is known of it.
   *
   * @param name name of the StorageClass
   * @param options what is known beside that
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
