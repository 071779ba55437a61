import { textOfScalar } from './differences';
import { autoscalersOf } from '../../domain/autoscaler';
import { ManifestObject } from '../../manifest/manifest';
import { FieldTable, classifySpec } from '../impact/by-field';
import { Change, Classification, live, refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { classifyShrinking } from '../kinds/virtual-machine-pool';
import { numberOf } from '../numbers';

/** the pool that an autoscaler resizes, if it is in the manifests */
const poolOf = ({ after, afterWorld }: Change): ManifestObject | undefined =>
  afterWorld.all('VirtualMachinePool').find(pool => autoscalersOf(pool, afterWorld).some(({ label }) => label === after.label));

function classifyMost(change: Change, old: unknown, now: unknown): Classification {
  const pool = poolOf(change);
  const what = pool?.label ?? 'its target';
  const most = textOfScalar(now);
  if (numberOf(now) < 1) {
    return refused("'maxReplicas' must be a number of at least 1");
  }
  if (numberOf(now) >= numberOf(old)) {
    return live(`${what} may have up to ${most} replicas`);
  }
  const lost = pool === undefined ? removed('the autoscaler removes replicas') : classifyShrinking(pool);
  return { ...lost, reason: `${what} has at most ${most} replicas: ${lost.reason}`, dependsOn: [`whether there are more than ${most} now`] };
}

const FIELDS: FieldTable = {
  fields: {
    '/spec/maxReplicas': classifyMost,
    '/spec/minReplicas': live('the autoscaler creates replicas up to the new minimum, or may remove more of them'),
    '/spec/scaleTargetRef': live('the autoscaler resizes another object, and leaves the former one at its size'),
  },
  otherFields: live('applies from the next decision of the autoscaler'),
};

export const AUTOSCALER: KindSpec = {
  ...FIELDS,
  change: change => classifySpec(change, FIELDS),
  removal: removed('the autoscaler is deleted: its target keeps its size'),
};
