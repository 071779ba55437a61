import { CONFIRMED } from '../../domain/settings';
import { Manifest, Metadata } from '../../manifest/manifest';

export const DVCR = { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } } };

/** a ModuleConfig with any spec */
export const configOf = (spec: object, metadata: Metadata = {}): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1',
  kind: 'ModuleConfig',
  metadata: { name: 'virtualization', ...metadata },
  spec,
});

/** the enabled module, with its registry and the settings that an example needs */
export const config = (settings: object = {}): Manifest => configOf({ enabled: true, version: 1, settings: { dvcr: DVCR, ...settings } });

/** the enabled module, with another volume or schedule of the registry */
export const registry = (volume: object, dvcr: object = {}): Manifest =>
  config({ dvcr: { storage: { ...DVCR.storage, persistentVolumeClaim: volume }, ...dvcr } });

/** the disabled module, with its settings and the confirmation */
export const switchedOff = (): Manifest =>
  configOf({ enabled: false, version: 1, settings: { dvcr: DVCR } }, { annotations: { [CONFIRMED]: 'true' } });
