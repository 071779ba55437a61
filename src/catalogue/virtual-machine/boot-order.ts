import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { firstHasPlace, firstIsNoDiskImage, placesDiffer } from '../../rules/virtual-machine/boot-order';
import { image } from '../data-source/objects';
import { RuleExample } from '../entry';

const root = { kind: 'VirtualDisk', name: 'web-root' };
const iso = { kind: 'VirtualImage', name: 'installer' };
const bootFrom = (...blockDeviceRefs: object[]): Manifest => machine({ blockDeviceRefs });
const imageOf = (file: string): Manifest => image({ dataSource: { type: 'HTTP', http: { url: `https://example.com/${file}` } } });

export const BOOT_ORDER_EXAMPLES: readonly RuleExample[] = [
  {
    rule: placesDiffer,
    breaks: () => [bootFrom({ ...root, bootOrder: 1 }, { ...iso, bootOrder: 1 })],
    keeps: () => [bootFrom({ ...root, bootOrder: 2 }, { ...iso, bootOrder: 1 })],
  },
  {
    rule: firstHasPlace,
    breaks: () => [bootFrom(root, { ...iso, bootOrder: 2 })],
    keeps: () => [bootFrom({ ...root, bootOrder: 1 }, iso)],
  },
  {
    rule: firstIsNoDiskImage,
    breaks: () => [imageOf('debian-12.qcow2'), bootFrom({ kind: 'VirtualImage', name: 'debian' }, root)],
    keeps: () => [imageOf('debian-12.iso'), bootFrom({ kind: 'VirtualImage', name: 'debian' }, root)],
  },
];
