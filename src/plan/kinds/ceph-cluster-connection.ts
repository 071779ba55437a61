import { live, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

export const spec: KindSpec = {
  immutable: {
    '/spec/clusterID': 'the Ceph cluster of a connection cannot be changed: create a connection with another name',
    '/spec/cephFS': 'the CephFS settings of a connection cannot be changed: create a connection with another name',
  },
  otherFields: live('the module updates its settings and its Secret; mounted volumes stay connected'),
  removal: removed('the module forgets the monitors and the key: volumes of the Ceph cluster can no longer be created, mounted or deleted; their data stays in Ceph'),
};
