import { live, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

const RUNNING = 'what runs or exists already stays';

/** limits of a namespace */
export const LIMITS: KindSpec = {
  otherFields: live(`applies to new pods, volumes and objects: ${RUNNING}`),
  removal: removed(`the namespace loses these limits: ${RUNNING}`),
};
