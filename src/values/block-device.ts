import { formatValue } from './describe';
import { IClusterVirtualImage, IVirtualDisk, IVirtualImage } from '../refs';
import { guard } from './guard';
import { Origin } from './origin';

/**
 * How a machine uses a disk or an image.
 */
export interface BlockDeviceOptions {
  /**
   * Place in the boot order: a whole number from 1, each once in a machine. Newer than DVP 1.8.
   *
   * As soon as one device of a machine has a place, those without one are not booted from at all.
   *
   * @default - machines whose devices have no place boot from the first device that can
   */
  readonly bootOrder?: number;
}

/**
 * A disk or an image, as a machine sees it.
 */
export class BlockDevice {
  static { guard(this, 'BlockDevice'); }

  /**
   * A disk, which the machine may write to.
   *
   * @param disk a VirtualDisk of the machine's namespace; one running machine at a time can have it
   * @throws if the boot order is not a whole number from 1
   */
  public static disk(disk: IVirtualDisk, options: BlockDeviceOptions = {}): BlockDevice {
    return new BlockDevice({ kind: 'VirtualDisk', name: disk?.diskName, target: disk }, options);
  }

  /**
   * An image, which the machine may only read: an ISO image as a CD-ROM, any other as a disk.
   *
   * @param image a VirtualImage of the machine's namespace
   * @throws if the boot order is not a whole number from 1
   */
  public static image(image: IVirtualImage, options: BlockDeviceOptions = {}): BlockDevice {
    return new BlockDevice({ kind: 'VirtualImage', name: image?.imageName, target: image }, options);
  }

  /**
   * An image of the cluster, which the machine may only read: an ISO image as a CD-ROM, any other as a disk.
   *
   * @param image a ClusterVirtualImage
   * @throws if the boot order is not a whole number from 1
   */
  public static clusterImage(image: IClusterVirtualImage, options: BlockDeviceOptions = {}): BlockDevice {
    return new BlockDevice({ kind: 'ClusterVirtualImage', name: image?.clusterImageName, target: image }, options);
  }

  private readonly bootOrder?: number;

  /**
   * @internal
   */
  public readonly _origin: Origin<'VirtualDisk' | 'VirtualImage' | 'ClusterVirtualImage'>;

  private constructor(origin: Origin<'VirtualDisk' | 'VirtualImage' | 'ClusterVirtualImage'>, { bootOrder }: BlockDeviceOptions) {
    if (origin.name === undefined) {
      throw new Error(`a block device is a disk or an image, got something without the name of a ${origin.kind}: for example BlockDevice.disk(disk)`);
    }
    if (bootOrder !== undefined && (!Number.isInteger(bootOrder) || bootOrder < 1)) {
      throw new Error(`'bootOrder' must be a whole number from 1, got ${formatValue(bootOrder)}`);
    }
    this._origin = origin;
    this.bootOrder = bootOrder;
  }

  /**
   * @internal
   */
  public _toKube() {
    return { kind: this._origin.kind, name: this._origin.name, bootOrder: this.bootOrder };
  }
}
