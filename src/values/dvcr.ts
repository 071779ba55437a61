import { Cron, Size } from 'cdk8s';
import { guard } from './guard';
import type { VirtualizationSettings } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
import { parseQuantity } from '../manifest/quantity';

type Wire = VirtualizationSettings['dvcr'];

/**
 * Options of a `Dvcr`.
 */
export interface DvcrOptions {
  /**
   * Name of the StorageClass of the volume. It cannot change after the volume is created.
   *
   * @default - the default StorageClass of the cluster
   */
  readonly storageClassName?: string;

  /**
   * When to delete the layers that images no longer need. Uploads and imports wait until it is done. Since DVP 1.2.
   *
   * @default - every night at 02:00 (DVP before 1.6 does not clean up)
   */
  readonly garbageCollection?: Cron;
}

/**
 * The registry of the platform. It stores images, and content on its way to a disk.
 */
export class Dvcr {
  static { guard(this, 'Dvcr'); }

  /**
   * Keeps the content of the registry in a PersistentVolumeClaim.
   *
   * @param size capacity of the volume, more than zero; it can grow later but not shrink
   * @throws if the size is zero
   * @see https://deckhouse.io/modules/virtualization/stable/configuration.html#parameters-dvcr
   */
  public static onVolume(size: Size, options: DvcrOptions = {}): Dvcr {
    return Dvcr.onVolumeOf(size.asString(), options);
  }

  /**
   * Keeps the content of the registry in a PersistentVolumeClaim with a size that `Size` cannot express, such as a power of ten.
   *
   * @param quantity capacity of the volume as a Kubernetes quantity of more than zero bytes, for example `50G`; it can grow later
   * but not shrink
   * @throws if it is not a quantity above zero
   * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
   */
  public static onVolumeOf(quantity: string, options: DvcrOptions = {}): Dvcr {
    const bytes = parseQuantity(quantity);
    if (bytes === undefined || !(bytes > 0)) {
      throw new CallerError(`the volume of the registry must have a size above zero, got ${JSON.stringify(quantity)}: for example 50Gi or 50G`);
    }
    return new Dvcr(quantity, options);
  }

  private constructor(private readonly size: string, private readonly options: DvcrOptions) {}

  /**
   * The same registry with a StorageClass, unless it has one.
   *
   * @internal
   */
  public _withStorageClass(storageClassName: string): Dvcr {
    return new Dvcr(this.size, { ...this.options, storageClassName: this.options.storageClassName ?? storageClassName });
  }

  /**
   * @internal
   */
  public _toKube(): Wire {
    const { storageClassName, garbageCollection } = this.options;
    return {
      // the schema does not require the type, but the webhook refuses every later update of settings without a type
      storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: this.size, storageClassName } },
      gc: garbageCollection && { schedule: garbageCollection.expressionString },
    };
  }
}
