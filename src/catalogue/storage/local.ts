import { localClass, volumeGroup } from './objects';
import { eachNameOnce, eachNodeOnce, nameOrLabels, thickHasItsPart, thinPoolByType } from '../../rules/storage/local';
import { RuleExample } from '../entry';

const groups = (...lvmVolumeGroups: object[]) => localClass({ lvmVolumeGroups });
const labels = { labelSelector: { matchLabels: { tier: 'fast' } } };

export const LOCAL_EXAMPLES: readonly RuleExample[] = [
  {
    rule: nameOrLabels,
    breaks: () => [groups({ name: 'vg-a' }, labels)],
    keeps: () => [groups({ name: 'vg-a' }, { name: 'vg-b' })],
  },
  {
    rule: thinPoolByType,
    breaks: () => [localClass({ type: 'Thin' })],
    keeps: () => [localClass({ type: 'Thin', lvmVolumeGroups: [{ name: 'vg-a', thin: { poolName: 'thin' } }] })],
  },
  {
    rule: thickHasItsPart,
    breaks: () => [localClass({ type: 'Thin', thick: { contiguous: true }, lvmVolumeGroups: [{ name: 'vg-a', thin: { poolName: 'thin' } }] })],
    keeps: () => [localClass({ thick: { contiguous: true } })],
  },
  {
    rule: eachNameOnce,
    breaks: () => [groups({ name: 'vg-a' }, { name: 'vg-a' })],
    keeps: () => [groups({ name: 'vg-a' }, { name: 'vg-b' })],
  },
  {
    rule: eachNodeOnce,
    breaks: () => [groups({ name: 'vg-a' }, { name: 'vg-b' }), volumeGroup(), volumeGroup({ actualVGNameOnTheNode: 'other' }, 'vg-b')],
    keeps: () => [groups({ name: 'vg-a' }, { name: 'vg-b' }), volumeGroup(), volumeGroup({ local: { nodeName: 'worker-2' } }, 'vg-b')],
  },
];
