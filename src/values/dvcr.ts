import { Cron, Size } from 'cdk8s';
import { guard } from './guard';
import type { VirtualizationSettings } from '../../imports/contract/wire';
import { parseQuantity } from '../manifest/quantity';

type Wire = VirtualizationSettings['dvcr'];

/**
 * Options of a `Dvcr`.
 */
export interface DvcrOptions {
  /**
   * Name of the StorageClass to provision the volume from. Once the volume is there, it cannot change.
   *
   * @default - the class that the cluster has as its default
   */
  readonly storageClassName?: string;

  /**
   * When to delete the layers that no image needs any more; meanwhile uploads and imports wait. Since DVP 1.2.
   *
   * @default - every night at 02:00 (DVP before 1.6 does not clean up)
   */
  readonly garbageCollection?: Cron;
}

/**
 * The registry of the platform, which keeps images and what is on its way to a disk.
 */
export class Dvcr {
  static { guard(this, 'Dvcr'); }

  /**
   * Keeps the content of the registry in a PersistentVolumeClaim.
   *
   * @param size capacity of the volume, more than zero; it can grow later but never shrink
   * @throws if the size is zero
   * @see https://deckhouse.io/modules/virtualization/stable/configuration.html#parameters-dvcr
   */
  public static onVolume(size: Size, options: DvcrOptions = {}): Dvcr {
    return Dvcr.onVolumeOf(size.asString(), options);
  }

  /**
   * Keeps the content of the registry in a PersistentVolumeClaim whose size `Size` cannot say, such as a power of ten.
   *
   * @param quantity capacity of the volume as a Kubernetes quantity of more than zero bytes, for example `50G`; it can grow later
   * but never shrink
   * @throws if it is not a quantity above zero
   * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
   */
  public static onVolumeOf(quantity: string, options: DvcrOptions = {}): Dvcr {
    const bytes = parseQuantity(quantity);
    if (bytes === undefined || !(bytes > 0)) {
      throw new Error(`the volume of the registry must have a size above zero, got ${JSON.stringify(quantity)}: for example 50Gi or 50G`);
    }
    return new Dvcr(quantity, options);
  }

  private constructor(private readonly size: string, private readonly options: DvcrOptions) {}

  /**
   * @internal
   */
  public _toKube(): Wire {
    const { storageClassName, garbageCollection } = this.options;
    return {
      // the schema does without the type, but the webhook refuses every later update of settings that have none
      storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: this.size, storageClassName } },
      gc: garbageCollection && { schedule: garbageCollection.expressionString },
    };
  }
}
