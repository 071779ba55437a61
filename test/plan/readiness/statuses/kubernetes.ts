import { condition, recordedOf } from './recorded';

/** Argo CD, Flux and werf judge these kinds by checks of their own */
export const KUBERNETES = [
  ...recordedOf('v1', 'Namespace', { Active: ['ready', { phase: 'Active' }, 'exists'], Terminating: ['progressing', { phase: 'Terminating' }, 'is being deleted'] }),
  ...recordedOf('v1', 'PersistentVolumeClaim', {
    Bound: ['ready', { phase: 'Bound' }, 'has its volume'], Pending: ['progressing', { phase: 'Pending' }, 'waits for a volume'], Lost: ['progressing', { phase: 'Lost' }, 'lost its volume'],
  }),
  ...recordedOf('apps/v1', 'Deployment', {
    'all': ['ready', { observedGeneration: 1, replicas: 2, updatedReplicas: 2, conditions: [condition('Available', 'True', 'MinimumReplicasAvailable')] }, 'has its pods', { replicas: 2 }],
    'old pods': ['progressing', { observedGeneration: 1, replicas: 2, updatedReplicas: 1, conditions: [condition('Available', 'True', 'MinimumReplicasAvailable')] }, 'replaces its pods', { replicas: 2 }],
    'too few': ['progressing', { observedGeneration: 1, conditions: [condition('Available', 'False', 'MinimumReplicasUnavailable')] }, 'starts its pods: its pods are not ready', { replicas: 2 }],
    'too late': ['progressing', { observedGeneration: 1, conditions: [condition('Available', 'False', 'MinimumReplicasUnavailable'), condition('Progressing', 'False', 'ProgressDeadlineExceeded')] },
      'starts its pods: its pods do not start', { replicas: 2 }],
  }),
  ...recordedOf('apps/v1', 'DaemonSet', {
    'no node': ['waiting', { observedGeneration: 1, desiredNumberScheduled: 0, numberReady: 0 }, 'no node fits its pods'],
    'all': ['ready', { observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 }, 'has a pod on each node'],
    'too few': ['progressing', { observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 2 }, 'starts its pods'],
    'old pods': ['progressing', { observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 1, numberAvailable: 3 }, 'replaces its pods'],
  }),
  ...recordedOf('apiregistration.k8s.io/v1', 'APIService', {
    'served': ['ready', { conditions: [condition('Available', 'True', 'Passed')] }, 'is served'],
    'not served': ['progressing', { conditions: [condition('Available', 'False', 'MissingEndpoints', 'endpoints are missing')] }, 'is not ready yet (endpoints are missing)'],
  }),
  ...recordedOf('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    'served': ['ready', { conditions: [condition('NamesAccepted', 'True', 'NoConflicts'), condition('Established', 'True', 'InitialNamesAccepted')] }, 'is served'],
    'not served': ['progressing', { conditions: [condition('Established', 'False', 'Installing', 'installing')] }, 'is not ready yet (installing)'],
  }),
  ...recordedOf('storage.k8s.io/v1', 'StorageClass', { there: ['ready', {}, 'exists'] }),
];
