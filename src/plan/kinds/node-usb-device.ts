import { live, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  otherFields: live('the device is removed from its namespace'),
  removal: removed('the platform creates the object again while the device is plugged in'),
};
