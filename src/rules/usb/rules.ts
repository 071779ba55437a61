import { foundNotMade, noUsbDevice, realNamespace, sameNamespace, usbSupport } from './devices';
import { OpenRule, Rule } from '../rule';

export const USB_RULES: readonly Rule[] = [
  noUsbDevice,
  foundNotMade,
  realNamespace,
  usbSupport,
  sameNamespace,
];

export const USB_OPEN: readonly OpenRule[] = [];
