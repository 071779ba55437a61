import { pool } from '../../catalogue/virtual-machine-pool/objects';
import { autoscalersOf } from '../../domain/autoscaler';
import { Manifest, valueAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachinePool');
const SCALE = 'images/virtualization-artifact/pkg/controller/vmpool/vmpool_scale_webhook.go';
const SYNC = 'images/virtualization-artifact/pkg/controller/vmpool/internal/handler/sync.go';

const scaler = (name: string): Manifest => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'load', namespace: 'shop' },
  spec: { scaleTargetRef: { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachinePool', name }, maxReplicas: 5 },
});

export const autoscalerMayShrink: Rule = {
  id: 'VMP-26',
  severity: 'warning',
  kinds: KINDS,
  says: 'A lint of ours: a pool that an autoscaler scales has another scale down policy than Explicit.',
  why: 'Of such a pool machines are only removed by name, which no autoscaler does: it makes the pool larger, and each attempt to make it smaller is refused.',
  source: SCALE,
  breaks: () => [pool({ scaleDownPolicy: 'Explicit' }), scaler('runners')],
  keeps: () => [pool({ scaleDownPolicy: 'Explicit' }), scaler('workers')],
  check: (object, world) => textAt(object.json, '/spec/scaleDownPolicy') !== 'Explicit' ? [] : autoscalersOf(object, world).map(({ label }) => ({
    pointer: '/spec/scaleDownPolicy',
    wrong: `${label} can make this pool larger, and never smaller again`,
    got: 'Explicit',
    instead: 'NewestFirst or OldestFirst; or no autoscaler',
  })),
};

export const autoscalerDecidesAlone: Rule = {
  id: 'VMP-27',
  severity: 'warning',
  kinds: KINDS,
  says: 'A lint of ours: a pool that an autoscaler scales has no number of machines in its manifest.',
  why: 'Each time the manifest is applied, the pool goes back to that number, and machines that the autoscaler has added are deleted while they work.',
  source: SYNC,
  breaks: () => [pool(), scaler('runners')],
  keeps: () => [pool({ replicas: undefined }), scaler('runners')],
  check: (object, world) => {
    const replicas = valueAt(object.json, '/spec/replicas');
    // where machines are only removed by name, the number takes none away
    return replicas === undefined || textAt(object.json, '/spec/scaleDownPolicy') === 'Explicit' ? [] : autoscalersOf(object, world).map(({ label }) => ({
      pointer: '/spec/replicas',
      wrong: `${label} decides how many machines there are, and each apply sets them back to this number`,
      got: replicas,
      // what was applied once and is missing then counts as 0
      instead: "no 'replicas' in a new pool, which is scaled once by hand, for an autoscaler starts from the number that is there; "
        + 'if this number has been applied already, have the tool forget it first, or all machines go',
    }));
  },
};
