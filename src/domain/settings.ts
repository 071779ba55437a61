import { Manifest, ManifestObject, Metadata, valueAt } from '../manifest/manifest';

const MODULE = 'virtualization';

/** whether an object configures the module `virtualization`: the platform knows a module by the name of its ModuleConfig */
export const ours = ({ name }: ManifestObject): boolean => name === MODULE;

/** the settings of the module, `undefined` where there are none and for other modules */
export const settingsOf = (object: ManifestObject): Manifest | undefined =>
  ours(object) ? valueAt(object.json, '/spec/settings') as Manifest | undefined : undefined;

/** the words of a list of strings in the settings */
export const words = (settings: Manifest | undefined, pointer: string): string[] => (valueAt(settings, pointer) ?? []) as string[];

const MOST = 8;

/** what of a cluster may be named instead, not too much of it */
export function oneOf(names: readonly string[], otherwise: string): string {
  const more = names.length - MOST;
  return names.length === 0 ? otherwise : `one of ${names.slice(0, MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** the annotation that lets a module be switched off, whatever its value */
export const CONFIRMED = 'modules.deckhouse.io/allow-disabling';

export const DVCR = { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } } };

/** the module switched on, with the settings that an example needs beside its registry */
export const config = (settings: object = {}): Manifest => configOf({ enabled: true, version: 1, settings: { dvcr: DVCR, ...settings } });

/** the same with another size, type or schedule of the registry */
export const registry = (volume: object, dvcr: object = {}): Manifest =>
  config({ dvcr: { storage: { ...DVCR.storage, persistentVolumeClaim: volume }, ...dvcr } });

/** the module switched off, with its settings and the confirmation that takes */
export const switchedOff = (): Manifest =>
  configOf({ enabled: false, version: 1, settings: { dvcr: DVCR } }, { annotations: { [CONFIRMED]: 'true' } });

/** a ModuleConfig as an example has it as a whole */
export const configOf = (spec: object, metadata: Metadata = {}): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1',
  kind: 'ModuleConfig',
  metadata: { name: MODULE, ...metadata },
  spec,
});
