import { module } from './objects';
import type { Script, Timeline } from './scripted-cluster';
import { platformGates } from '../../src/plan/readiness/gates';

const READY: Readonly<Record<string, object>> = {
  Module: { phase: 'Ready' },
  Deployment: { conditions: [{ type: 'Available', status: 'True' }] },
  DaemonSet: { desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberAvailable: 1 },
  PersistentVolumeClaim: { phase: 'Bound' },
  APIService: { conditions: [{ type: 'Available', status: 'True' }] },
  CustomResourceDefinition: { conditions: [{ type: 'Established', status: 'True' }] },
  InternalVirtualizationKubeVirt: { phase: 'Deployed' },
};

const timelineOf = (kind: string, moduleAt: number, restAt: number): Timeline =>
  kind === 'Module' ? [[0, { phase: 'Installing' }], [moduleAt, READY[kind]]] : [[restAt, READY[kind]]];

/** what Deckhouse makes of the ModuleConfig of DVP, as far as a run waits for it */
export const platform = (moduleAt: number, restAt: number): Script['platform'] =>
  Object.fromEntries(platformGates(module()).map(({ resource, apiVersion, kind, name, namespace }) => [`${resource} ${name}`, {
    with: 'ModuleConfig virtualization',
    object: { apiVersion, kind, metadata: { name, ...namespace === undefined ? {} : { namespace } } },
    timeline: timelineOf(kind, moduleAt, restAt),
  }]));
