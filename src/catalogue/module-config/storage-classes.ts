import { config } from './objects';
import { Manifest } from '../../manifest/manifest';
import { defaultForbidsOthers, deprecatedClass, imageClassesExist } from '../../rules/module-config/storage-classes';
import { RuleExample } from '../entry';
import { localClass } from '../storage/objects';

const storageClass = (name: string): Manifest =>
  ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name }, provisioner: 'csi.example.com' });

const policy = (defaultStorageClassName: string, ...matchNames: string[]) =>
  ({ defaultStorageClassName, allowedStorageClassSelector: { matchNames } });

export const STORAGE_CLASSES_EXAMPLES: readonly RuleExample[] = [
  {
    rule: deprecatedClass,
    breaks: () => [config({ virtualImages: { storageClassName: 'fast' } })],
    keeps: () => [config({ virtualImages: { defaultStorageClassName: 'fast' } })],
  },
  {
    rule: imageClassesExist,
    facts: () => ({ storageClasses: [{ name: 'fast' }] }),
    breaks: () => [config({ virtualImages: policy('slow', 'fast', 'slower') })],
    keeps: () => [config({ virtualImages: policy('fast', 'slow') }), localClass({}, 'slow')],
  },
  {
    rule: defaultForbidsOthers,
    breaks: () => [config({ virtualDisks: { defaultStorageClassName: 'fast' } }), storageClass('fast'), storageClass('slow')],
    keeps: () => [config({ virtualDisks: policy('fast', 'fast') }), storageClass('fast'), storageClass('slow')],
  },
];
