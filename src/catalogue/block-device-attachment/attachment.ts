import { attachment } from './objects';
import { Manifest } from '../../manifest/manifest';
import {
  MOST_DEVICES, deviceNamed, deviceNotInSpec, diskAttachedOnce, hotplugPossible, machineMayRun, roomForDevice,
} from '../../rules/block-device-attachment/attachment';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const data = { kind: 'VirtualDisk', name: 'data' };
const root = { kind: 'VirtualDisk', name: 'web-root' };

const crowd = (length: number): Manifest[] => Array.from({ length }, (_, i) =>
  attachment({ blockDeviceRef: { ...data, name: `data-${i}` } }, `data-${i}-to-web`));

export const ATTACHMENT_EXAMPLES: readonly RuleExample[] = [
  {
    rule: deviceNamed,
    breaks: () => [attachment({ blockDeviceRef: { name: 'data' } })],
    keeps: () => [attachment()],
  },
  {
    rule: diskAttachedOnce,
    breaks: () => [attachment(), attachment({ virtualMachineName: 'db' }, 'data-to-db')],
    keeps: () => [attachment(), attachment({ virtualMachineName: 'db', blockDeviceRef: { ...data, kind: 'VirtualImage' } }, 'data-to-db')],
  },
  {
    rule: hotplugPossible,
    breaks: () => [attachment(), machine({ osType: 'Legacy', enableParavirtualization: false })],
    keeps: () => [attachment(), machine({ enableParavirtualization: false })],
  },
  {
    rule: roomForDevice,
    breaks: () => [machine(), ...crowd(MOST_DEVICES)],
    keeps: () => [machine(), ...crowd(MOST_DEVICES - 1)],
  },
  {
    rule: deviceNotInSpec,
    breaks: () => [attachment(), machine({ blockDeviceRefs: [root, data] })],
    keeps: () => [attachment(), machine({ blockDeviceRefs: [root, { ...data, kind: 'VirtualImage' }] })],
  },
  {
    rule: machineMayRun,
    breaks: () => [attachment(), machine({ runPolicy: 'AlwaysOff' })],
    keeps: () => [attachment(), machine({ runPolicy: 'Manual' })],
  },
];
