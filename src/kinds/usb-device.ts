import { CallerError } from '../manifest/caller-error';
import { IUSBDevice } from '../refs';
import { checkReference } from '../resource/object-name';
import { guard } from '../values/guard';

/**
 * A USB device that machines of one namespace may use. Only the platform can create it: when a NodeUSBDevice is assigned to the
 * namespace. Since DVP 1.6; not in the Community Edition.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#usbdevice
 */
export class USBDevice {
  static { guard(this, 'USBDevice'); }

  /**
   * Refers to a device.
   *
   * @param usbDeviceName name of the USBDevice object, which is also the name of the NodeUSBDevice
   * @param namespace namespace of the object; by default, that of the machine that gets the device
   * @throws if the name or the namespace is not a DNS name
   */
  public static fromUsbDeviceName(usbDeviceName: string, namespace?: string): IUSBDevice {
    checkReference('USBDevice.fromUsbDeviceName', 'usbDeviceName', usbDeviceName, namespace);
    return { usbDeviceName, namespace };
  }

  private constructor() {
    throw new CallerError('only the platform creates a USBDevice: refer to it by USBDevice.fromUsbDeviceName(name)');
  }
}
