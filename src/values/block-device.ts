import { formatValue } from './describe';
import { IClusterVirtualImage, IVirtualDisk, IVirtualImage } from '../refs';
import { guard } from './guard';
import { Origin } from './origin';
import { CallerError } from '../manifest/caller-error';

/**
 * How a machine uses a disk or an image.
 */
export interface BlockDeviceOptions {
  /**
   * Place in the boot order: a whole number from 1, unique in the machine. Needs a DVP newer than 1.8.
   *
   * If one device of a machine has a place, the machine does not boot from devices without a place.
   *
   * @default - if no device has a place, the machine boots from the first bootable device
   */
  readonly bootOrder?: number;
}

/**
 * A disk or an image, attached to a machine.
 */
export class BlockDevice {
  static { guard(this, 'BlockDevice'); }

  /**
   * A disk. The machine can read and write it.
   *
   * @param disk a VirtualDisk of the machine's namespace; only one running machine at a time can use it
   * @throws if the boot order is not a whole number from 1
   */
  public static disk(disk: IVirtualDisk, options: BlockDeviceOptions = {}): BlockDevice {
    return new BlockDevice({ kind: 'VirtualDisk', name: disk?.diskName, target: disk }, options);
  }

  /**
   * An image, read-only: an ISO image is a CD-ROM, any other image is a disk.
   *
   * @param image a VirtualImage of the machine's namespace
   * @throws if the boot order is not a whole number from 1
   */
  public static image(image: IVirtualImage, options: BlockDeviceOptions = {}): BlockDevice {
    return new BlockDevice({ kind: 'VirtualImage', name: image?.imageName, target: image }, options);
  }

  /**
   * An image of the cluster, read-only: an ISO image is a CD-ROM, any other image is a disk.
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
      throw new CallerError(`a block device must have the name of a ${origin.kind}, got an object without it: for example BlockDevice.disk(disk)`);
    }
    if (bootOrder !== undefined && (!Number.isInteger(bootOrder) || bootOrder < 1)) {
      throw new CallerError(`'bootOrder' must be a whole number from 1, got ${formatValue(bootOrder)}`);
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
