import { live, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  otherFields: live('sds-node-configurator overwrites it with the facts of the device'),
  removal: removed('sds-node-configurator creates the object again while the node has the device'),
};
