import { modesKnown, oneConsumer } from '../../rules/virtual-disk/volume';
import { disk } from '../data-source/objects';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const FAST = { persistentVolumeClaim: { size: '10Gi', storageClassName: 'fast' } };

const standby = (name: string) => machine({ runPolicy: 'AlwaysOff', blockDeviceRefs: [{ kind: 'VirtualDisk', name }] }, { name: 'standby' });

const volumeMode = (mode: string) => disk(undefined, { annotations: { 'virtualdisk.virtualization.deckhouse.io/volume-mode': mode } });

export const VOLUME_EXAMPLES: readonly RuleExample[] = [
  {
    rule: oneConsumer,
    facts: () => ({ storageClasses: [{ name: 'fast', volumeBindingMode: 'WaitForFirstConsumer' }] }),
    breaks: () => [disk(FAST, { name: 'web-root' }), machine(), standby('web-root')],
    keeps: () => [disk(FAST, { name: 'web-root' }), machine(), standby('copy')],
  },
  {
    rule: modesKnown,
    breaks: () => [volumeMode('block')],
    keeps: () => [volumeMode('Block')],
  },
];
