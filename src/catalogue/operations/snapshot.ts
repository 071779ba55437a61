import { snapshot, snapshotOperation } from './objects';
import { createSection, snapshotWithoutImages } from '../../rules/operations/snapshot';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const root = { kind: 'VirtualDisk', name: 'web-root' };
const later = { annotations: { 'argocd.argoproj.io/sync-wave': '1' } };

export const SNAPSHOT_EXAMPLES: readonly RuleExample[] = [
  {
    rule: snapshotWithoutImages,
    breaks: () => [machine({ blockDeviceRefs: [root, { kind: 'ClusterVirtualImage', name: 'tools' }] }), snapshot({}, later)],
    keeps: () => [machine({ blockDeviceRefs: [root] }), snapshot({}, later)],
  },
  {
    rule: createSection,
    breaks: () => [snapshotOperation({ createVirtualMachine: undefined })],
    keeps: () => [snapshotOperation()],
  },
];
