import { addresses } from './addresses';
import { app } from './app';
import type { Check, Diagnosis } from './check';
import type { ClusterState } from './cluster-state';
import { components } from './components';
import { deckhouse } from './deckhouse';
import { modules } from './modules';
import { nodes } from './nodes';
import { registry } from './registry';
import { rights } from './rights';
import { snapshots } from './snapshots';
import { storageClass } from './storage-class';

/** in the order in which a cluster is built */
export const CHECKS: readonly Check[] = [deckhouse, modules, nodes, storageClass, snapshots, addresses, components, registry, app, rights];

export interface Examined extends Diagnosis {
  readonly check: string;
}

/** all that the checks find */
export const examine = (state: ClusterState): Examined[] =>
  CHECKS.flatMap(({ name, run }) => run(state).map(diagnosis => ({ check: name, ...diagnosis })));
