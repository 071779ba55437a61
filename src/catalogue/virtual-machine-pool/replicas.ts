import { pool, poolOf } from './objects';
import { Manifest } from '../../manifest/manifest';
import { autoscalerCanShrink, autoscalerDecidesAlone, autoscalerIsStarted, nothingShared, oneAutoscaler } from '../../rules/virtual-machine-pool/replicas';
import { RuleExample } from '../entry';

const autoscaler = (name: string, own = 'load'): Manifest => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: own, namespace: 'shop' },
  spec: { scaleTargetRef: { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachinePool', name }, maxReplicas: 5 },
});

export const REPLICA_EXAMPLES: readonly RuleExample[] = [
  {
    rule: nothingShared,
    breaks: () => [poolOf({ virtualMachineIPAddressName: 'web' })],
    keeps: () => [poolOf({ virtualMachineIPAddressName: 'web' }, { replicas: 1 })],
  },
  {
    rule: autoscalerCanShrink,
    breaks: () => [pool({ scaleDownPolicy: 'Explicit' }), autoscaler('runners')],
    keeps: () => [pool({ scaleDownPolicy: 'Explicit' }), autoscaler('workers')],
  },
  {
    rule: autoscalerDecidesAlone,
    breaks: () => [pool(), autoscaler('runners')],
    keeps: () => [pool(), autoscaler('workers')],
  },
  {
    rule: autoscalerIsStarted,
    breaks: () => [pool({ replicas: undefined }), autoscaler('runners')],
    keeps: () => [pool({ replicas: undefined }), autoscaler('workers')],
  },
  {
    rule: oneAutoscaler,
    breaks: () => [pool({ replicas: undefined }), autoscaler('runners'), autoscaler('runners', 'queue')],
    keeps: () => [pool({ replicas: undefined }), autoscaler('workers'), autoscaler('workers', 'queue')],
  },
];
