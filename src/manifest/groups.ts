/** API group of every kind of DVP */
export const DVP_GROUP = 'virtualization.deckhouse.io';

/** API group of the ModuleConfig that switches DVP on */
export const MODULE_CONFIG_GROUP = 'deckhouse.io';
