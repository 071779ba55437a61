import { isModuleConfig } from './table';
import { Manifest, ManifestObject, valueAt } from '../../manifest/manifest';
import { isVirtualization } from '../settings';

/**
 * Settings whose webhook is a part of the module itself: at the first apply nothing checks them, and with a gate that the edition does not have
 * the controller does not start.
 */
export const LATE_SETTINGS = ['featureGates', 'liveMigration'];

/** whether a ModuleConfig that enables the module is applied twice: without its late settings, and whole when the module is ready */
export const hasLateSettings = (object: ManifestObject): boolean => isModuleConfig(object) && isVirtualization(object) && object.value('/spec/enabled') === true
  && LATE_SETTINGS.some(setting => valueAt(object.json, `/spec/settings/${setting}`) !== undefined);

/** a ModuleConfig without its late settings */
export function withoutLateSettings(json: Manifest): Manifest {
  const spec = json.spec as Readonly<Record<string, unknown>>;
  const settings = Object.entries(spec.settings as object).filter(([setting]) => !LATE_SETTINGS.includes(setting));
  return { ...json, spec: { ...spec, settings: Object.fromEntries(settings) } };
}
