/** API group of every kind of DVP */
export const DVP_GROUP = 'virtualization.deckhouse.io';

/** API group of the ModuleConfig that switches DVP on */
export const MODULE_CONFIG_GROUP = 'deckhouse.io';

/** API group of the kinds of Deckhouse's storage modules */
export const STORAGE_GROUP = 'storage.deckhouse.io';
