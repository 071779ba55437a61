import { machine, withOwnDisk } from './objects';
import { Manifest } from '../../manifest/manifest';
import { usbNeedsEdition, usbOfOneMachine, usbOnce } from '../../rules/virtual-machine/usb-devices';
import { RuleExample } from '../entry';

const withUsb = (name: string, ...devices: string[]): Manifest => withOwnDisk(name, { usbDevices: devices.map(device => ({ name: device })) });

export const USB_DEVICE_EXAMPLES: readonly RuleExample[] = [
  { rule: usbOnce, breaks: () => [withUsb('web', 'token', 'token')], keeps: () => [withUsb('web', 'token', 'camera')] },
  {
    rule: usbOfOneMachine,
    breaks: () => [withUsb('web', 'token'), withUsb('bank', 'token')],
    keeps: () => [withUsb('web', 'token'), withUsb('bank', 'other-token')],
  },
  {
    rule: usbNeedsEdition,
    facts: () => ({ edition: 'EE', kubernetesVersion: '1.33' }),
    breaks: () => [withUsb('web', 'token')],
    keeps: () => [machine({ usbDevices: [] })],
  },
];
