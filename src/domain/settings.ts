import { ManifestObject, listAt } from '../manifest/manifest';

const MODULE = 'virtualization';

/** the annotation that allows to switch a module off, with any value */
export const CONFIRMED = 'modules.deckhouse.io/allow-disabling';

/** whether a ModuleConfig is of the module `virtualization`: its name is the name of the module */
export const isVirtualization = ({ name }: ManifestObject): boolean => name === MODULE;

/** a setting of the module, `undefined` if it is not set or for other modules */
export function settingAt(object: ManifestObject, pointer: string): unknown {
  return isVirtualization(object) ? object.value(`/spec/settings${pointer}`) : undefined;
}

/** a setting of the module that is a list of strings, empty if it is not set or for other modules */
export function settingList(object: ManifestObject, pointer: string): readonly string[] {
  return isVirtualization(object) ? listAt<string>(object.json, `/spec/settings${pointer}`) : [];
}
