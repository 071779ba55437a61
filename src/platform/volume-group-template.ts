import { Size } from 'cdk8s';
import type { LVMVolumeGroupSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
import { BlockDevices } from '../values/block-devices';
import { ThinPool } from '../values/thin-pool';

/**
 * A file on the node that a volume group uses like a device. For labs: a real device is faster and safer.
 */
export interface FileDevice {
  /**
   * Name of the file device, unique in the volume group: lower-case letters, digits and dashes.
   */
  readonly name: string;

  /**
   * Size of the file, at least 1 GiB. It can grow later, but not shrink.
   */
  readonly size: Size;

  /**
   * Absolute path of the directory on the node: the `fileDevicesDirectory` of the module `sds-node-configurator`, or a directory below it.
   *
   * @default '/opt/deckhouse/sds/file-devices'
   */
  readonly directory?: string;
}

/**
 * The content of a volume group.
 */
export interface VolumeGroupTemplate {
  /**
   * Name of the volume group on the node, unique there. It cannot be changed.
   */
  readonly volumeGroupName: string;

  /**
   * Conditions on the devices of the node, all of which must hold. Devices that meet them later are added; those with data are not.
   *
   * @default - no device, which needs `fileDevices`
   */
  readonly blockDevices?: BlockDevices[];

  /**
   * Files that are used like devices, at most 32. Since sds-node-configurator 0.7.0.
   *
   * @default - no file
   */
  readonly fileDevices?: FileDevice[];

  /**
   * Thin pools in the volume group. The rest is for volumes that take their whole size at once.
   *
   * @default - no thin pool
   */
  readonly thinPools?: ThinPool[];
}

const DIRECTORY = '/opt/deckhouse/sds/file-devices';
const LEAST_MEBIBYTES = 1024;

type Wire = Pick<LVMVolumeGroupSpec, 'type' | 'actualVGNameOnTheNode' | 'blockDeviceSelector' | 'fileDevices' | 'thinPools'>;

/** the content of a volume group in the form of the API */
export function templateToKube(path: string, { volumeGroupName, blockDevices, fileDevices, thinPools }: VolumeGroupTemplate): Wire {
  if (blockDevices === undefined && (fileDevices ?? []).length === 0) {
    throw new CallerError(`[${path}] a volume group needs 'blockDevices' or 'fileDevices': for example blockDevices: [BlockDevices.rotational(false)]`);
  }
  return {
    type: 'Local',
    actualVGNameOnTheNode: volumeGroupName,
    blockDeviceSelector: blockDevices && BlockDevices._selector(path, blockDevices),
    fileDevices: fileDevices?.map(device => fileToKube(path, device)),
    thinPools: thinPools?.map(pool => pool._toKube()),
  };
}

function fileToKube(path: string, { name, size, directory = DIRECTORY }: FileDevice): { name: string; directory: string; size: string } {
  const mebibytes = size.toMebibytes({ rounding: undefined });
  if (mebibytes < LEAST_MEBIBYTES) {
    throw new CallerError(`[${path}] the file device ${JSON.stringify(name)} must have at least 1 GiB, got ${size.asString()}: for example Size.gibibytes(10)`);
  }
  return { name, directory, size: mebibytes % LEAST_MEBIBYTES === 0 ? `${mebibytes / LEAST_MEBIBYTES}Gi` : `${mebibytes}Mi` };
}
