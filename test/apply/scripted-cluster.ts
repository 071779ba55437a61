import type { Cluster, Right, Target } from '../../src/apply/cluster';
import { ClusterError } from '../../src/apply/failure';
import { merged } from '../../src/apply/merge';
import { Interrupted } from '../../src/apply/stop';
import type { ClusterFacts } from '../../src/domain/cluster-facts';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';

/** what a status is from a number of seconds on after the object was created */
export type Timeline = readonly (readonly [seconds: number, status: unknown])[];

export interface Script {
  /** by label of the object */
  readonly statuses?: Readonly<Record<string, Timeline>>;
  /** objects that the platform makes when another one is there: by `resource name` */
  readonly platform?: Readonly<Record<string, { readonly with: string; readonly object: Manifest; readonly timeline: Timeline }>>;
  /** requests that fail, by `verb label`, from a second of the run until another one */
  readonly failures?: readonly { readonly on: string; readonly from?: number; readonly until: number; readonly error: ClusterError }[];
  readonly forbidden?: readonly string[];
  readonly facts?: ClusterFacts;
  /** second of the run at which the user presses ctrl-C */
  readonly interruptAt?: number;
  /** an object that somebody else replaces at a second of the run */
  readonly replaces?: { readonly at: number; readonly object: Manifest };
  /** objects that the platform creates at a second of the run */
  readonly appears?: readonly { readonly at: number; readonly object: Manifest }[];
  /** seconds that a deleted object stays, held by a finalizer */
  readonly lingers?: Readonly<Record<string, number>>;
  /** what the cluster adds to an object that it creates */
  readonly filled?: Readonly<Record<string, object>>;
}

export const START = Date.parse('2026-11-29T10:00:00Z');

interface Stored {
  readonly object: Manifest;
  readonly applied?: Manifest;
  readonly created: number;
  readonly deleted?: number;
}

/** the end of a process by `kill -9`: no request of it comes through any more */
export class Killed extends Error {}

/** A cluster that does what a script says, in a time of its own. */
export class ScriptedCluster implements Cluster {
  public readonly interval = 2000;
  /** each write that changed something, in order */
  public readonly writes: string[] = [];
  private readonly store = new Map<string, Stored>();
  private timers: { readonly at: number; readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  private time = START;
  private version = 1;
  private requests = 0;
  private killAfter = Infinity;
  private isReplaced = false;

  constructor(private readonly script: Script = {}) {}

  /** an object that is in the cluster before the run */
  public has(object: Manifest, secondsAgo = 3600, manager = 'cdk8s-dvp'): this {
    const applied = manager === 'cdk8s-dvp' ? { applied: object } : {};
    this.store.set(keyOf(object), { object: this.versioned(object), created: this.time - secondsAgo * 1000, ...applied });
    return this;
  }

  public get count(): number {
    return this.requests;
  }

  /** lets the process live for a number of requests */
  public killIn(requests: number): void {
    this.killAfter = this.requests + requests;
  }

  /** runs work to its end, however long that takes */
  public async run<T>(work: () => Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => { isOver = true; };
    const result = work();
    result.then(over, over);
    for (;;) {
      await new Promise(setImmediate);
      if (isOver) {
        this.timers = [];
        return result;
      }
      this.timers.sort((a, b) => a.at - b.at);
      const next = this.timers.shift();
      if (next === undefined) {
        throw new Error('the run waits for nothing');
      }
      this.time = Math.max(this.time, next.at);
      const end = START + (this.script.interruptAt ?? Infinity) * 1000;
      if (this.time >= end) {
        [next, ...this.timers.splice(0)].forEach(({ reject }) => reject(new Interrupted()));
      } else {
        next.resolve();
      }
    }
  }

  public now(): number {
    return this.time;
  }

  public sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.timers.push({ at: this.time + milliseconds, resolve, reject });
    });
  }

  public async read(targets: readonly Target[]): Promise<readonly (Manifest | undefined)[]> {
    this.request(`read ${targets.map(({ name }) => name).join(' ')}`);
    return targets.map(target => this.find(target));
  }

  public async apply(object: Manifest, isDryRun = false): Promise<Manifest> {
    const label = labelOf(object);
    this.request(`${isDryRun ? 'check' : 'apply'} ${label}`);
    const before = this.store.get(keyOf(object));
    const base = before === undefined ? { ...this.script.filled?.[label] } : without(before.object, before.applied, object);
    const after = merged(base, object) as Manifest;
    const isSame = before !== undefined && JSON.stringify(ordered(after)) === JSON.stringify(ordered(before.object));
    const stored: Stored = isSame ? before : { object: this.versioned(after), applied: object, created: before?.created ?? this.time };
    if (!isDryRun && !isSame) {
      this.store.set(keyOf(object), stored);
      this.writes.push(`${before === undefined ? 'create' : 'change'} ${label}`);
    }
    return this.shown(stored);
  }

  public async create(object: Manifest): Promise<Manifest> {
    this.request(`create ${labelOf(object)}`);
    if (this.store.has(keyOf(object))) {
      throw new ClusterError('exists', `${labelOf(object)} already exists`);
    }
    this.store.set(keyOf(object), { object: this.versioned(object), created: this.time });
    return this.shown(this.store.get(keyOf(object))!);
  }

  public async replace(object: Manifest): Promise<Manifest> {
    this.request(`replace ${labelOf(object)}`);
    const before = this.store.get(keyOf(object));
    if (before?.object.metadata?.resourceVersion !== object.metadata?.resourceVersion) {
      throw new ClusterError('exists', 'the object has been modified');
    }
    this.store.set(keyOf(object), { object: this.versioned(object), created: before!.created });
    return this.shown(this.store.get(keyOf(object))!);
  }

  public async remove(target: Target): Promise<void> {
    this.request(`delete ${target.name}`);
    const [key] = [...this.store].find(([, { object }]) => isAt(object, target)) ?? [];
    if (key !== undefined) {
      const stored = this.store.get(key)!;
      this.writes.push(`delete ${labelOf(stored.object)}`);
      this.store.set(key, { ...stored, deleted: this.time });
    }
  }

  public async allowed(rights: readonly Right[]): Promise<readonly boolean[]> {
    this.request('rights');
    return rights.map(({ verb, resource }) => this.script.forbidden?.includes(`${verb} ${resource}`) !== true);
  }

  public async releases(): Promise<ClusterFacts> {
    return this.script.facts ?? {};
  }

  private request(name: string): void {
    if (this.requests >= this.killAfter) {
      throw new Killed(name);
    }
    this.requests++;
    const { replaces } = this.script;
    if (replaces !== undefined && !this.isReplaced && this.time >= START + replaces.at * 1000) {
      this.isReplaced = true;
      this.has(replaces.object, 3600, 'other');
    }
    const failure = this.script.failures?.find(({ on, from = 0, until }) =>
      name.startsWith(on) && this.time >= START + from * 1000 && this.time < START + until * 1000);
    if (failure !== undefined) {
      throw failure.error;
    }
  }

  private find(target: Target): Manifest | undefined {
    for (const { at, object } of this.script.appears ?? []) {
      if (this.time >= START + at * 1000 && !this.store.has(keyOf(object))) {
        this.store.set(keyOf(object), { object: this.versioned(object), created: START + at * 1000 });
      }
    }
    for (const [key, { object, deleted = Infinity }] of this.store) {
      if (this.time >= deleted + (this.script.lingers?.[labelOf(object)] ?? 0) * 1000) {
        this.store.delete(key);
      }
    }
    const own = [...this.store.values()].find(({ object }) => isAt(object, target));
    if (own !== undefined) {
      return this.shown(own);
    }
    const made = this.script.platform?.[`${target.resource} ${target.name}`];
    const parent = made === undefined ? undefined : [...this.store.values()].find(({ object }) => labelOf(object) === made.with);
    return made === undefined || parent === undefined ? undefined : statusAt(made.object, made.timeline, parent.created, this.time);
  }

  private shown({ object: stored, created, deleted }: Stored): Manifest {
    const ending = deleted === undefined ? undefined : { deletionTimestamp: new Date(deleted).toISOString(), finalizers: ['dvp/protected'] };
    const object = ending === undefined ? stored : { ...stored, metadata: { ...stored.metadata, ...ending } };
    const timeline = this.script.statuses?.[labelOf(object)] ?? (object.kind === 'Namespace' ? ACTIVE : []);
    return statusAt(object, timeline, created, this.time);
  }

  private versioned(object: Manifest): Manifest {
    return { ...object, metadata: { ...object.metadata, resourceVersion: String(this.version++) } };
  }
}

const ACTIVE: Timeline = [[0, { phase: 'Active' }]];

function statusAt(object: Manifest, timeline: Timeline, created: number, now: number): Manifest {
  const status = timeline.filter(([seconds]) => now >= created + seconds * 1000).at(-1)?.[1];
  return status === undefined ? object : { ...object, status };
}

const labelOf = (object: Manifest): string => new ManifestObject(object).label;

const keyOf = (object: Manifest): string => `${object.apiVersion} ${labelOf(object)}`;

function isAt(object: Manifest, { resource, name, namespace }: Target): boolean {
  const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
  return resource === `${object.kind}.${version}.${group}` && object.metadata?.name === name && object.metadata?.namespace === namespace;
}

/** an object without the fields that its manager has applied and leaves out now */
function without(live: any, applied: any, now: any): any {
  if (live === null || typeof live !== 'object' || Array.isArray(live) || applied === null || typeof applied !== 'object') {
    return live;
  }
  return Object.fromEntries(Object.entries(live).filter(([key]) => !(key in applied) || now !== undefined && key in now)
    .map(([key, value]) => [key, key in applied ? without(value, applied[key], now[key]) : value]));
}

const ordered = (value: any): any => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(Object.keys(value).filter(key => key !== 'status').sort().map(key => [key, ordered(value[key])]));
};
