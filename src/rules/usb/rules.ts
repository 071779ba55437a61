import { foundNotMade, noUsbDevice, realNamespace, sameNamespace, usbSupport } from './devices';
import { HeldRule, OpenRule, Rule } from '../rule';

export const USB_RULES: readonly Rule[] = [
  noUsbDevice,
  foundNotMade,
  realNamespace,
  usbSupport,
  sameNamespace,
];

export const USB_HELD: readonly HeldRule[] = [];

export const USB_OPEN: readonly OpenRule[] = [];
