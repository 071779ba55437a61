import type { ClusterFacts } from '../../domain/cluster-facts';
import { classAllowed, classByDefault, classExists, classSupported, defaultAllowed, driverOfImage, driverOfSnapshot } from '../../rules/virtual-disk/storage-class';
import { disk, from, image, snapshot, virtualization } from '../data-source/objects';
import { RuleExample } from '../entry';

const on = (storageClassName: string) => ({ persistentVolumeClaim: { size: '10Gi', storageClassName } });

const twoDrivers = (): ClusterFacts => ({
  storageClasses: [
    { name: 'fast', provisioner: 'local.csi.storage.deckhouse.io' },
    { name: 'faster', provisioner: 'local.csi.storage.deckhouse.io' },
    { name: 'safe', provisioner: 'replicated.csi.storage.deckhouse.io' },
  ],
});

const onVolume = (storageClassName: string) => image({ ...image().spec as object, storage: 'PersistentVolumeClaim', persistentVolumeClaim: { storageClassName } });

const restored = (storageClassName: string) =>
  [disk(on('fast')), snapshot('data'), disk({ ...from('VirtualDiskSnapshot', 'monday'), ...on(storageClassName) }, { name: 'restored' })];

export const STORAGE_CLASS_EXAMPLES: readonly RuleExample[] = [
  {
    rule: classExists,
    facts: twoDrivers,
    breaks: () => [disk(on('fastest'))],
    keeps: () => [disk(on('faster'))],
  },
  {
    rule: classSupported,
    facts: () => ({ storageClasses: [{ name: 'local', labels: { module: 'local-path-provisioner' } }, { name: 'fast', labels: { module: 'sds-local-volume' } }] }),
    breaks: () => [disk(on('local'))],
    keeps: () => [disk(on('fast'))],
  },
  {
    rule: classByDefault,
    facts: twoDrivers,
    breaks: () => [virtualization(), disk()],
    keeps: () => [virtualization({ virtualDisks: { defaultStorageClassName: 'fast' } }), disk()],
  },
  {
    rule: classAllowed,
    breaks: () => [virtualization({ virtualDisks: { defaultStorageClassName: 'fast' } }), disk(on('safe'))],
    keeps: () => [virtualization({ virtualDisks: { defaultStorageClassName: 'fast', allowedStorageClassSelector: { matchNames: ['safe'] } } }), disk(on('safe'))],
  },
  {
    rule: driverOfImage,
    facts: twoDrivers,
    breaks: () => [onVolume('fast'), disk({ ...from('VirtualImage', 'debian'), ...on('safe') })],
    keeps: () => [onVolume('fast'), disk({ ...from('VirtualImage', 'debian'), ...on('faster') })],
  },
  {
    rule: driverOfSnapshot,
    facts: twoDrivers,
    breaks: () => restored('safe'),
    keeps: () => restored('faster'),
  },
  {
    rule: defaultAllowed,
    breaks: () => [virtualization({ virtualDisks: { allowedStorageClassSelector: { matchNames: ['fast', 'safe'] } } }), disk()],
    keeps: () => [virtualization({ virtualDisks: { allowedStorageClassSelector: { matchNames: ['fast', 'safe'] } } }), disk(on('safe'))],
  },
];
