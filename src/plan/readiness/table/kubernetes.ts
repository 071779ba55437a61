import { ReadinessRecord, field, isFalse, isTrue, phase, progressing, ready, waiting, why } from '../record';

/** kinds of Kubernetes that stand between a stage and the next; Argo CD, Flux and werf know them */
export const KUBERNETES: readonly ReadinessRecord[] = [
  {
    group: '',
    versions: ['v1'],
    kind: 'Namespace',
    plural: 'namespaces',
    rows: [ready('exists', phase('Active')), progressing('is being deleted', phase('Terminating'))],
    minutes: 1,
    limit: 5,
  },
  {
    group: '',
    versions: ['v1'],
    kind: 'PersistentVolumeClaim',
    plural: 'persistentvolumeclaims',
    rows: [ready('has its volume', phase('Bound')), progressing('waits for a volume', phase('Pending')), progressing('lost its volume', phase('Lost'))],
    minutes: 2,
    limit: 15,
  },
  {
    group: 'apps',
    versions: ['v1'],
    kind: 'Deployment',
    plural: 'deployments',
    rows: [
      progressing('replaces its pods', isTrue('Available'), { at: '/spec/replicas', exceeds: '/status/updatedReplicas' }),
      ready('has its pods', isTrue('Available')),
      progressing('starts its pods', isFalse('Available')),
    ],
    whys: [
      why('Progressing', 'ProgressDeadlineExceeded', 'its pods do not start', 'see its pods: `kubectl describe pod`'),
      why('Available', 'MinimumReplicasUnavailable', 'its pods are not ready'),
    ],
    explaining: ['Progressing', 'Available'],
    minutes: 3,
    limit: 15,
  },
  {
    group: 'apps',
    versions: ['v1'],
    kind: 'DaemonSet',
    plural: 'daemonsets',
    rows: [
      waiting('no node fits its pods', 'see the labels and taints of the nodes', field('/status/desiredNumberScheduled', 0)),
      progressing('replaces its pods', { at: '/status/desiredNumberScheduled', exceeds: '/status/updatedNumberScheduled' }),
      progressing('starts its pods', { at: '/status/desiredNumberScheduled', exceeds: '/status/numberAvailable' }),
      ready('has a pod on each node', { at: '/status/desiredNumberScheduled', isSet: true }),
    ],
    minutes: 3,
    limit: 15,
  },
  {
    group: 'apiregistration.k8s.io',
    versions: ['v1'],
    kind: 'APIService',
    plural: 'apiservices',
    rows: [ready('is served', isTrue('Available'))],
    explaining: ['Available'],
    minutes: 2,
    limit: 15,
  },
  {
    group: 'apiextensions.k8s.io',
    versions: ['v1'],
    kind: 'CustomResourceDefinition',
    plural: 'customresourcedefinitions',
    rows: [ready('is served', isTrue('Established'))],
    explaining: ['NamesAccepted', 'Established'],
    minutes: 1,
    limit: 5,
  },
  // no status before Kubernetes or its provisioner needs one
  { group: 'storage.k8s.io', versions: ['v1'], kind: 'StorageClass', plural: 'storageclasses', rows: [ready('exists')], minutes: 1, limit: 5 },
].map(record => ({ ...record, hasNoCheck: true }));
