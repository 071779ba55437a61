import { condition, recordedOf } from './recorded';

const STATIC = { nodeType: 'Static' };
const COUNTED = { nodeType: 'Static', staticInstances: { count: 3 } };

export const PLATFORM = [
  ...recordedOf('deckhouse.io/v1', 'NodeGroup', {
    'just created': ['progressing', {}, 'has no state yet', STATIC],
    'no node, by hand': ['waiting', { nodes: 0, ready: 0, upToDate: 0 }, 'has no node', STATIC],
    'no node, counted': ['progressing', { nodes: 0, ready: 0, upToDate: 0, error: 'no StaticInstance is free' }, 'has not enough nodes (no StaticInstance is free)', COUNTED],
    'too few': ['progressing', { nodes: 2, ready: 2, upToDate: 2 }, 'has not enough nodes', COUNTED],
    'too few in a cloud': ['progressing', { nodes: 0, ready: 0, desired: 2, upToDate: 0 }, 'has not enough nodes', { nodeType: 'CloudEphemeral' }],
    'empty in a cloud': ['ready', { nodes: 0, ready: 0, desired: 0, upToDate: 0 }, 'all its nodes are ready', { nodeType: 'CloudEphemeral' }],
    'not ready': ['progressing', { nodes: 3, ready: 2, upToDate: 3 }, 'some of its nodes are not ready', COUNTED],
    'updated now': ['progressing', { nodes: 3, ready: 3, upToDate: 1, conditions: [condition('WaitingForDisruptiveApproval', 'True', '')] },
      'its nodes are updated: an update of a node waits for approval', COUNTED],
    'ready': ['ready', { nodes: 3, ready: 3, upToDate: 3, conditions: [condition('Ready', 'True', '')] }, 'all its nodes are ready', COUNTED],
  }),
  ...recordedOf('deckhouse.io/v1alpha2', 'StaticInstance', {
    'just created': ['progressing', {}, 'has no state yet'],
    'Pending': ['waiting', { currentStatus: { phase: 'Pending' } }, 'is free, since no NodeGroup takes it'],
    'Bootstrapping': ['progressing', { currentStatus: { phase: 'Bootstrapping' } }, 'is set up as a node now'],
    'Running': ['ready', { currentStatus: { phase: 'Running' }, nodeRef: { name: 'worker-1' } }, 'is a node'],
    'Cleaning': ['progressing', { currentStatus: { phase: 'Cleaning' } }, 'is cleaned up now'],
  }),
  ...recordedOf('deckhouse.io/v1alpha1', 'ModuleSource', {
    'Active': ['ready', { phase: 'Active', modulesCount: 3 }, 'is read'],
    'Terminating': ['progressing', { phase: 'Terminating' }, 'is not ready yet'],
    'not read': ['progressing', { phase: '', message: 'unauthorized' }, 'is not ready yet (unauthorized)'],
  }),
  ...recordedOf('deckhouse.io/v1alpha1', 'ModuleConfig', { on: ['ready', { version: '1', message: '' }, 'exists', { enabled: true }] }),
  ...['v1alpha2', 'v1alpha3'].flatMap(version => recordedOf(`deckhouse.io/${version}`, 'Project', {
    [`Deploying ${version}`]: ['progressing', { state: 'Deploying' }, 'gets its namespace'],
    [`Deployed ${version}`]: ['ready', { state: 'Deployed', namespaces: ['shop'] }, 'has its namespace'],
    [`Error ${version}`]: ['progressing', { state: 'Error', conditions: [condition('ProjectTemplateFound', 'False', 'NotFound', 'template gone')] },
      'failed, and Deckhouse tries again: its template does not exist (template gone)'],
    [`Error, old ${version}`]: ['progressing', { state: 'Error', message: 'quota is wrong' }, 'failed, and Deckhouse tries again (quota is wrong)'],
  })),
  ...['ClusterNetwork', 'Network', 'SystemNetwork'].flatMap(kind => recordedOf('network.deckhouse.io/v1alpha1', kind, {
    'just created': ['progressing', {}, 'has no state yet'],
    'Ready': ['ready', { conditions: [condition('Ready', 'True', 'Ready')] }, 'is usable'],
    'not ready': ['progressing', { conditions: [condition('Ready', 'False', 'NoInterface', 'no interface matches')] }, 'is not usable yet (no interface matches)'],
  })),
];
