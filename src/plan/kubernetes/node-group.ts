import { Change, Classification, dataLoss, live, migration, refused, unknown } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { numberOf } from '../numbers';

const LOSES_DISKS = 'local disks on it are lost, and its machines stop or move';
const LOSE_DISKS = 'local disks on them are lost, and their machines stop or move';

/** a group of nodes of Deckhouse */
export const NODE_GROUP: KindSpec = {
  immutable: {
    '/spec/nodeType': 'the type of the nodes cannot be changed: create another group',
    '/spec/staticInstances/labelSelector': 'the choice of StaticInstances cannot be changed: create another group',
  },
  fields: {
    '/spec/cri': migration('the container runtime of each node is replaced: machines move to other nodes, or stop if they cannot'),
    '/spec/staticInstances/count': classifyCount,
    '/spec/nodeTemplate/taints': {
      ...migration('machines that do not tolerate a new taint NoExecute leave the nodes'), dependsOn: ['the taints, and what the machines tolerate'],
    },
    '/spec/kubelet': { ...migration('kubelet restarts on each node, and may need an approved disruption'), dependsOn: ['the setting, and the disruptions of the group'] },
  },
  otherFields: live('applies to each node of the group'),
  removal: dataLoss(`the nodes of the group leave the cluster: ${LOSE_DISKS}`),
};

function classifyCount(_: Change, old: unknown, now: unknown): Classification {
  return numberOf(now) < numberOf(old) ? dataLoss(`a node leaves the cluster: ${LOSES_DISKS}`) : live('StaticInstances become nodes');
}

/** a server that is a node */
export const STATIC_INSTANCE: KindSpec = {
  fields: { '/spec/address': refused('the address of a server that is a node cannot be changed: create another StaticInstance') },
  otherFields: unknown('the effect is unknown: not a known field of a StaticInstance'),
  removal: dataLoss(`the server leaves the cluster: ${LOSES_DISKS}`),
};
