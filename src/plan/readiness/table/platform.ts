import { MODULE_CONFIG_GROUP } from '../../../manifest/groups';
import { ReadinessRecord, field, isFalse, isTrue, phase, progressing, ready, waiting, why } from '../record';

const NETWORK = {
  group: 'network.deckhouse.io',
  versions: ['v1alpha1'],
  rows: [ready('is usable', isTrue('Ready')), progressing('is not usable yet', isFalse('Ready'))],
  explaining: ['Ready'],
  minutes: 1,
  limit: 5,
};

const INSTANCE_PHASE = '/status/currentStatus/phase';

/** nodes, modules, projects and networks of a Deckhouse cluster */
export const PLATFORM: readonly ReadinessRecord[] = [
  {
    group: MODULE_CONFIG_GROUP,
    versions: ['v1'],
    kind: 'NodeGroup',
    plural: 'nodegroups',
    rows: [
      waiting('has no node', 'add nodes to the group by its bootstrap script', field('/spec/nodeType', 'Static', 'CloudStatic'),
        { at: '/spec/staticInstances/count', isSet: false }, field('/status/nodes', 0)),
      progressing('has not enough nodes', { at: '/status/nodes', isSet: true }, { at: '/spec/staticInstances/count', exceeds: '/status/nodes' }),
      progressing('has not enough nodes', { at: '/status/nodes', isSet: true }, { at: '/status/desired', exceeds: '/status/nodes' }),
      progressing('some of its nodes are not ready', { at: '/status/nodes', exceeds: '/status/ready' }),
      progressing('its nodes are updated', { at: '/status/nodes', exceeds: '/status/upToDate' }),
      ready('all its nodes are ready', { at: '/status/nodes', isSet: true }),
    ],
    whys: [
      {
        condition: 'WaitingForDisruptiveApproval',
        is: 'True',
        reasons: [],
        says: 'an update of a node waits for approval',
        advice: 'approve it with the annotation update.node.deckhouse.io/disruption-approved on the node',
      },
      { condition: 'Error', is: 'True', reasons: [], says: 'a node could not be set up', advice: 'see `kubectl describe nodegroup NAME`' },
    ],
    messagesAt: ['/status/error', '/status/conditionSummary/statusMessage'],
    minutes: 10,
    limit: 30,
  },
  {
    group: MODULE_CONFIG_GROUP,
    versions: ['v1alpha2', 'v1alpha1'],
    kind: 'StaticInstance',
    plural: 'staticinstances',
    rows: [
      ready('is a node', field(INSTANCE_PHASE, 'Running')),
      waiting('is free, since no NodeGroup takes it', 'see staticInstances of the NodeGroup: its number, and the labels that it selects', field(INSTANCE_PHASE, 'Pending')),
      progressing('is set up as a node now', field(INSTANCE_PHASE, 'Bootstrapping')),
      progressing('is cleaned up now', field(INSTANCE_PHASE, 'Cleaning')),
    ],
    phaseAt: INSTANCE_PHASE,
    minutes: 10,
    limit: 30,
  },
  {
    group: MODULE_CONFIG_GROUP,
    versions: ['v1alpha1'],
    kind: 'ModuleSource',
    plural: 'modulesources',
    rows: [ready('is read', phase('Active'))],
    messagesAt: ['/status/message'],
    minutes: 1,
    limit: 5,
  },
  // the state of the module is in the object Module, which Deckhouse makes
  { group: MODULE_CONFIG_GROUP, versions: ['v1alpha1'], kind: 'ModuleConfig', plural: 'moduleconfigs', rows: [ready('exists')], minutes: 1, limit: 5 },
  {
    group: MODULE_CONFIG_GROUP,
    versions: ['v1alpha3', 'v1alpha2', 'v1alpha1'],
    kind: 'Project',
    plural: 'projects',
    rows: [
      ready('has its namespace', field('/status/state', 'Deployed')),
      progressing('failed, and Deckhouse tries again', field('/status/state', 'Error')),
      progressing('gets its namespace', field('/status/state', 'Deploying')),
    ],
    whys: [
      why('ProjectTemplateFound', [], 'its template does not exist', 'see `kubectl get projecttemplates`'),
      why('ProjectValidated', [], 'its parameters do not fit its template', 'see the parameters of the ProjectTemplate'),
      why('ProjectResourcesUpgraded', [], 'the objects of its template cannot be applied', 'see its message'),
    ],
    explaining: ['ProjectTemplateFound', 'ProjectValidated', 'ProjectResourcesUpgraded'],
    messagesAt: ['/status/message'],
    phaseAt: '/status/state',
    minutes: 1,
    limit: 5,
  },
  { ...NETWORK, kind: 'ClusterNetwork', plural: 'clusternetworks' },
  { ...NETWORK, kind: 'Network', plural: 'networks' },
  { ...NETWORK, kind: 'SystemNetwork', plural: 'systemnetworks' },
];
