import { IUSBDevice } from '../refs';
import { guard } from '../values/guard';

/**
 * A USB device that machines of one namespace may have. The platform makes it when a NodeUSBDevice is assigned to the namespace, and
 * no other user may. Since DVP 1.6; not in the Community Edition.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#usbdevice
 */
export class USBDevice {
  static { guard(this, 'USBDevice'); }

  /**
   * Points at a device.
   *
   * @param usbDeviceName name of the USBDevice object, which is also that of the NodeUSBDevice
   * @param namespace namespace of the object; left out, it is the namespace of the machine that gets the device
   */
  public static fromUsbDeviceName(usbDeviceName: string, namespace?: string): IUSBDevice {
    return { usbDeviceName, namespace };
  }

  private constructor() {
    throw new Error('only the platform creates a USBDevice: refer to it by USBDevice.fromUsbDeviceName(name)');
  }
}
