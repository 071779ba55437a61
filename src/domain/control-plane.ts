import { World } from './world';
import { MODULE_CONFIG_GROUP } from '../manifest/groups';

/** the module of replicated volumes */
export const REPLICATED_VOLUME = 'sds-replicated-volume';

/** whether the manifests switch on the new control plane of replicated volumes, which only development builds of Deckhouse allow */
export const hasNewControlPlane = (world: World): boolean =>
  world.find(MODULE_CONFIG_GROUP, 'ModuleConfig', undefined, REPLICATED_VOLUME)?.value('/spec/settings/newControlPlane') === true;
