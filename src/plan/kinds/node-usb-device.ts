import { textAt } from '../../manifest/manifest';
import { live, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  ready: ({ json }) => textAt(json, '/spec/assignedNamespace') ? { conditions: ['Assigned'] } : undefined,
  otherFields: live('the device leaves the namespace that it was in'),
  removal: removed('the device is found again as long as it is plugged in'),
};
