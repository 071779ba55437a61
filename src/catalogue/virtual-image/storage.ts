import type { ClusterFacts } from '../../domain/cluster-facts';
import { Manifest } from '../../manifest/manifest';
import { classAllowed, classByDefault, classFits, classIsUsed, defaultAllowed, driverOfSource, storageByItsName } from '../../rules/virtual-image/storage';
import { disk, download, from, image, virtualization } from '../data-source/objects';
import { RuleExample } from '../entry';

const http = download('https://example.com/debian-12.qcow2');

const stored = (storage: string): Manifest => image({ ...http, storage });

const onClass = (storageClassName: string, source: object = http): Manifest =>
  image({ ...source, storage: 'PersistentVolumeClaim', persistentVolumeClaim: { storageClassName } });

const golden = (storageClassName: string) => disk({ persistentVolumeClaim: { size: '10Gi', storageClassName } }, { name: 'golden' });

const twoDrivers = (): ClusterFacts => ({
  storageClasses: [
    { name: 'fast', provisioner: 'local.csi.storage.deckhouse.io' },
    { name: 'safe', provisioner: 'replicated.csi.storage.deckhouse.io' },
  ],
});

export const STORAGE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: storageByItsName,
    breaks: () => [stored('Kubernetes')],
    keeps: () => [stored('PersistentVolumeClaim')],
  },
  {
    rule: classIsUsed,
    breaks: () => [image({ ...http, persistentVolumeClaim: { storageClassName: 'fast' } })],
    keeps: () => [onClass('fast')],
  },
  {
    rule: classFits,
    facts: twoDrivers,
    breaks: () => [onClass('faster')],
    keeps: () => [onClass('fast')],
  },
  {
    rule: classByDefault,
    facts: twoDrivers,
    breaks: () => [virtualization(), stored('PersistentVolumeClaim')],
    keeps: () => [virtualization({ virtualImages: { defaultStorageClassName: 'fast' } }), stored('PersistentVolumeClaim')],
  },
  {
    rule: driverOfSource,
    facts: twoDrivers,
    breaks: () => [golden('safe'), onClass('fast', from('VirtualDisk', 'golden'))],
    keeps: () => [golden('fast'), onClass('fast', from('VirtualDisk', 'golden'))],
  },
  {
    rule: classAllowed,
    breaks: () => [virtualization({ virtualImages: { defaultStorageClassName: 'fast' } }), onClass('safe')],
    keeps: () => [virtualization({ virtualImages: { defaultStorageClassName: 'fast', allowedStorageClassSelector: { matchNames: ['safe'] } } }), onClass('safe')],
  },
  {
    rule: defaultAllowed,
    breaks: () => [virtualization({ virtualImages: { allowedStorageClassSelector: { matchNames: ['fast', 'safe'] } } }), stored('PersistentVolumeClaim')],
    keeps: () => [virtualization({ virtualImages: { allowedStorageClassSelector: { matchNames: ['fast', 'safe'] } } }), onClass('safe')],
  },
];
