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

const timelineOf = (kind: string, moduleAt: number, restAt: number, before: object): Timeline =>
  kind === 'Module' ? [[0, before], [moduleAt, READY[kind]]] : [[restAt, READY[kind]]];

/** what Deckhouse makes of the ModuleConfig of a module, as far as a run waits for it */
export const platform = (moduleAt: number, restAt: number, of = 'virtualization', before: object = { phase: 'Installing' }): Script['platform'] =>
  Object.fromEntries(platformGates(module({}, of)).map(({ resource, apiVersion, kind, name, namespace }) => [`${resource} ${name}`, {
    with: `ModuleConfig ${of}`,
    object: { apiVersion, kind, metadata: { name, ...namespace === undefined ? {} : { namespace } } },
    timeline: timelineOf(kind, moduleAt, restAt, before),
  }]));
