import { Manifest, Metadata } from '../../manifest/manifest';
import { foundNotMade, noUsbDevice, realNamespace, sameNamespace, usbSupport } from '../../rules/usb/devices';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const API = 'virtualization.deckhouse.io/v1alpha2';

/** a device of a node, assigned to a namespace */
const device = (assignedNamespace: string, metadata: Metadata = { name: 'scanner' }): Manifest =>
  ({ apiVersion: API, kind: 'NodeUSBDevice', metadata, spec: { assignedNamespace } });

const scanning = (): Manifest => machine({ usbDevices: [{ name: 'scanner' }] });

export const DEVICE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: noUsbDevice,
    breaks: () => [{ apiVersion: API, kind: 'USBDevice', metadata: { name: 'scanner', namespace: 'shop' } }],
    keeps: () => [device('shop')],
  },
  { rule: foundNotMade, breaks: () => [device('shop', { generateName: 'scanner-' })], keeps: () => [device('shop')] },
  { rule: realNamespace, breaks: () => [device('shop.eu')], keeps: () => [device('shop-eu')] },
  {
    rule: usbSupport,
    facts: () => ({ edition: 'EE', kubernetesVersion: '1.33' }),
    breaks: () => [device('shop')],
    keeps: () => [machine()],
  },
  { rule: sameNamespace, breaks: () => [device('lab'), scanning()], keeps: () => [device('shop'), scanning()] },
];
