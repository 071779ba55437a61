import { deckhouseKinds, moduleKinds } from './kinds';
import { Around, NEXT } from './statuses';
import { Watch } from './watch';
import { SUBRESOURCES, Webhooks } from './webhooks';
import { platformGates } from '../../../src/plan/readiness/gates';
import { Cluster } from '../cluster';

const WEBHOOKS = '/apis/admissionregistration.k8s.io/v1';
const DVP = 'virtualization.deckhouse.io';
const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
/** milliseconds between two statuses of an object, and between two looks */
const STEP = 60;
const TICK = 25;
/** requests that DVP's webhook misses at first: its pods are ready before its service leads to them */
const EARLY = 2;

/** modules that Deckhouse enables only after others */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'sds-replicated-volume': ['sds-node-configurator'], 'sds-local-volume': ['sds-node-configurator'], 'console': ['virtualization'],
};

/** a change of a status, as its controller made it */
export interface Noted {
  readonly at: number;
  readonly object: string;
  readonly status: any;
}

interface Known {
  readonly path: string;
  readonly object: any;
  changed: number;
}

/** The test in the part of Deckhouse and DVP: it enables modules with their kinds, and sets statuses. */
export class Platform implements Around {
  public static async start(cluster: Cluster): Promise<Platform> {
    const platform: Platform = new Platform(cluster, await Webhooks.start(cluster.kubeconfig, object => platform.refusal(object)));
    await platform.install(deckhouseKinds());
    await platform.make(`${WEBHOOKS}/validatingwebhookconfigurations`, platform.webhooks.configuration('Validating', 'deckhouse', '/deckhouse', 'deckhouse.io', ['moduleconfigs']));
    await platform.make('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'd8-virtualization' } });
    platform.loop = platform.work().catch(error => { platform.trouble = error; });
    return platform;
  }

  public readonly notes: Noted[] = [];
  public window = 60_000;
  /** whether the controllers do nothing for a while */
  public isPaused = false;
  private readonly watches: Watch[] = [];
  private readonly known = new Map<string, Known>();
  private readonly enabled = new Map<string, Promise<void>>();
  private loop?: Promise<void>;
  private isStopped = false;
  private trouble?: Error;

  private constructor(private readonly cluster: Cluster, public readonly webhooks: Webhooks) {}

  public async stop(): Promise<void> {
    this.isStopped = true;
    this.watches.forEach(watch => watch.stop());
    await this.loop;
    await Promise.allSettled(this.enabled.values());
    this.webhooks.stop();
    if (this.trouble !== undefined) {
      throw this.trouble;
    }
  }

  public find(kind: string, name: string, namespace?: string): any {
    return this.all(kind).find(({ metadata }) => metadata.name === name && (metadata.namespace === undefined || metadata.namespace === namespace));
  }

  public all(kind: string): any[] {
    return [...this.known.values()].map(({ object }) => object).filter(object => object.kind === kind);
  }

  public age({ metadata }: any): number {
    return Date.now() - this.known.get(metadata.uid)!.changed;
  }

  public uploadAddress({ metadata }: any): string {
    return `${this.webhooks.address}/upload/${metadata.uid}`;
  }

  public hasUpload({ metadata }: any): boolean {
    return this.webhooks.uploads.has(`/upload/${metadata.uid}`);
  }

  /** when an object got its last status: milliseconds since 1970 */
  public lastChange(object: string): number {
    return Math.max(...this.notes.filter(note => note.object === object).map(({ at }) => at));
  }

  private refusal({ kind, metadata: { name }, spec }: any): string | undefined {
    const missing = kind === 'ModuleConfig' && spec.enabled === true ? (NEEDS[name] ?? []).find(module => this.find('Module', module)?.status?.phase !== 'Ready') : undefined;
    return missing === undefined ? undefined : `module ${name} needs module ${missing}, which is not enabled`;
  }

  private async install(crds: readonly any[]): Promise<void> {
    for (const crd of crds) {
      await this.make(CRDS, crd);
    }
    for (const { metadata: { name }, spec: { group, names, scope, versions } } of crds) {
      while ((await this.cluster.send('GET', `${CRDS}/${name}`)).body.status?.conditions?.some(({ type, status }: any) => type === 'Established' && status === 'True') !== true) {
        await pause(TICK);
      }
      const root = `/apis/${group}/${versions[0].name}`;
      const pathOf = ({ namespace, name: own }: any) => `${root}${scope === 'Cluster' ? '' : `/namespaces/${namespace}`}/${names.plural}/${own}`;
      this.watches.push(new Watch(this.cluster.address, `${root}/${names.plural}`, (type, object) => this.see(type, object, pathOf)));
    }
  }

  private see(type: string, object: any, pathOf: (metadata: any) => string): void {
    const { uid } = object.metadata ?? {};
    if (type === 'DELETED') {
      this.known.delete(uid);
    } else if (type === 'ADDED' || type === 'MODIFIED') {
      this.known.set(uid, { path: pathOf(object.metadata), object, changed: this.known.get(uid)?.changed ?? Date.now() });
      if (object.kind === 'ModuleConfig' && object.spec.enabled === true && !this.enabled.has(object.metadata.name)) {
        this.enabled.set(object.metadata.name, this.enable(object).catch(error => { this.trouble = error; }));
      }
    }
  }

  private async work(): Promise<void> {
    while (!this.isStopped) {
      const due = [...this.isPaused ? [] : this.known.values()].filter(({ changed }) => Date.now() - changed >= STEP);
      for (const known of due) {
        const status = NEXT[known.object.kind]?.(known.object, this);
        if (status !== undefined) {
          await this.set(known, status);
        }
      }
      await pause(TICK);
    }
  }

  private async set(known: Known, status: object): Promise<void> {
    const { object, path } = known;
    // what the controllers make must be there before they say that it is
    await this.madeBy(object);
    const { status: code, body } = await this.cluster.send('PATCH', `${path}/status`, { status }, 'application/merge-patch+json');
    known.changed = Date.now();
    if (code !== 200) {
      this.trouble ??= code === 404 ? undefined : new Error(`${object.kind} ${object.metadata.name} cannot have the status ${JSON.stringify(status)}: ${body?.message ?? code}`);
      return;
    }
    this.known.set(object.metadata.uid, { path, object: body, changed: known.changed });
    this.note(object, status);
  }

  private note({ kind, metadata: { namespace, name } }: any, status: any): void {
    this.notes.push({ at: Date.now(), object: `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`, status });
  }

  private async madeBy({ kind, metadata: { name } }: any): Promise<void> {
    if (kind === 'Project') {
      await this.make('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    } else if (/^(Replicated|Local|NFS|Ceph)StorageClass$/.test(kind)) {
      await this.make('/apis/storage.k8s.io/v1/storageclasses', { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name }, provisioner: 'test', volumeBindingMode: 'WaitForFirstConsumer' });
    }
  }

  /** what Deckhouse does when a module is switched on: its kinds come before it is Ready, its parts after that */
  private async enable(config: any): Promise<void> {
    const { name } = config.metadata;
    const [module, ...parts] = platformGates(config);
    if (module === undefined) {
      return;
    }
    const path = '/apis/deckhouse.io/v1alpha1/modules';
    await this.make(path, { apiVersion: module.apiVersion, kind: 'Module', metadata: { name } }, { phase: 'Installing' });
    if (name === 'virtualization') {
      this.webhooks.early = EARLY;
      await this.make(`${WEBHOOKS}/validatingwebhookconfigurations`, this.webhooks.configuration('Validating', name, '/dvp', DVP, ['virtualimages', 'virtualdisks', 'virtualmachines']));
      await this.make(`${WEBHOOKS}/mutatingwebhookconfigurations`, this.webhooks.configuration('Mutating', name, '/fill', DVP, ['virtualmachines']));
    }
    await pause(2 * STEP);
    await this.install(moduleKinds(name));
    await pause(STEP);
    await this.cluster.send('PATCH', `${path}/${name}/status`, { status: { phase: 'Ready' } }, 'application/merge-patch+json');
    this.note({ kind: 'Module', metadata: { name } }, { phase: 'Ready' });
    for (const part of parts.filter(({ kind }) => kind !== 'CustomResourceDefinition')) {
      await pause(TICK);
      await this.makePart(part);
    }
    this.note(config, { phase: 'all parts run' });
  }

  private async makePart({ apiVersion, kind, name, namespace, resource }: ReturnType<typeof platformGates>[number]): Promise<void> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const path = `${root}${namespace === undefined ? '' : `/namespaces/${namespace}`}/${resource.split('.')[0]}`;
    if (kind === 'APIService') {
      this.webhooks.isApiUp = true;
      const service = { name: 'virtualization-api', namespace: 'd8-virtualization', port: this.webhooks.port };
      await this.make('/api/v1/namespaces/d8-virtualization/services', {
        apiVersion: 'v1', kind: 'Service', metadata: { name: service.name }, spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port: service.port }] },
      });
      await this.make(path, {
        apiVersion, kind, metadata: { name }, spec: { group: SUBRESOURCES, version: 'v1alpha2', groupPriorityMinimum: 1000, versionPriority: 15, service, insecureSkipTLSVerify: true },
      });
      return;
    }
    await this.make(path, { apiVersion, kind, metadata: { name, namespace }, spec: PARTS[kind]?.spec(name) }, PARTS[kind]?.status);
    this.note({ kind, metadata: { name, namespace } }, PARTS[kind]?.status);
  }

  /** makes an object unless it is there, and sets its status */
  private async make(collection: string, object: any, status?: object): Promise<void> {
    const { status: code, body } = await this.cluster.send('POST', collection, object);
    if (code !== 201 && code !== 409) {
      throw new Error(`the played platform cannot make ${object.kind} ${object.metadata.name}: ${body?.message ?? code}`);
    }
    if (status !== undefined) {
      await this.cluster.send('PATCH', `${collection}/${object.metadata.name}/status`, { status }, 'application/merge-patch+json');
    }
  }
}

export const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

const pods = (app: string) => ({
  selector: { matchLabels: { app } }, template: { metadata: { labels: { app } }, spec: { containers: [{ name: 'part', image: 'part' }] } },
});

/** parts of the platform, as objects that are ready */
const PARTS: Readonly<Record<string, { readonly spec: (name: string) => object; readonly status: object }>> = {
  Deployment: { spec: pods, status: { replicas: 1, updatedReplicas: 1, conditions: [{ type: 'Available', status: 'True' }] } },
  DaemonSet: {
    spec: pods,
    status: {
      desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3, currentNumberScheduled: 3, numberMisscheduled: 0, numberReady: 3,
    },
  },
  PersistentVolumeClaim: { spec: () => ({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } } }), status: { phase: 'Bound' } },
  InternalVirtualizationKubeVirt: { spec: () => ({}), status: { phase: 'Deployed' } },
};
