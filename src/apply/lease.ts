import type { Cluster, Target } from './cluster';
import type { Report } from './event';
import { ClusterError } from './failure';
import { CODES, Stop } from './stop';
import { Manifest, ManifestObject, textAt, valueAt } from '../manifest/manifest';

const NAME = 'cdk8s-dvp';
const KIND = 'Lease.v1.coordination.k8s.io';

/** milliseconds between two signs of life, and without one until a run counts as dead */
const RENEW = 5000;
const DEAD = 20_000;
/** milliseconds that one renewal may take: another one must fit in before the run counts as dead */
const LIMIT = 10_000;

export interface Holder {
  /** unique for each run, and readable: `user@host:process` and more */
  readonly name: string;
  /** whether another holder is known to be a process that has ended */
  hasEnded(name: string): boolean;
}

/**
 * The namespace whose Lease keeps two runs of an app apart. It follows from the manifests alone, so that both runs find it: the first namespace
 * that the app uses but does not create.
 */
export function leaseNamespace(objects: readonly ManifestObject[], current: string): string {
  const created = new Set(objects.filter(({ kind }) => kind === 'Namespace' || kind === 'Project').map(({ name }) => name));
  const used = objects.map(({ namespace }) => namespace).filter(namespace => namespace !== undefined);
  return used.sort().find(namespace => !created.has(namespace)) ?? current;
}

/** A Lease in the cluster that one run holds, and renews as long as it works. */
export class RunLease {
  /**
   * Waits for a former run that has not ended properly, and refuses beside one that works. Returns `undefined` without the right to keep a Lease.
   *
   * @param keeper the cluster that renews and releases the Lease, also when the run is interrupted
   */
  public static async take(cluster: Cluster, keeper: Cluster, namespace: string, holder: Holder, report: Report): Promise<RunLease | undefined> {
    const lease = new RunLease(cluster, keeper, namespace, holder);
    try {
      await lease.acquire(report);
    } catch (error) {
      if (error instanceof ClusterError && ['forbidden', 'early', 'missing'].includes(error.kind)) {
        report({ event: 'note', text: `no Lease in namespace ${namespace}, so a second run at the same time is not noticed: ${error.message}` });
        return undefined;
      }
      throw error;
    }
    void lease.keep(); // ends with the run
    return lease;
  }

  private readonly target: Target;
  private held: Manifest | undefined;
  private isReleased = false;
  private lost: string | undefined;
  /** when the last request began that renewed the Lease */
  private renewedAt = -Infinity;
  private renewing: Promise<void> | undefined;
  private checking: Promise<void> | undefined;

  private constructor(
    private readonly cluster: Cluster, private readonly keeper: Cluster, private readonly namespace: string, private readonly holder: Holder,
  ) {
    this.target = { resource: KIND, name: NAME, namespace };
  }

  /** Throws if another run has taken the Lease over. Renews it first if others may do that by now, for example after a pause of this machine. */
  public async check(): Promise<void> {
    this.checking ??= this.confirm().finally(() => { this.checking = undefined; });
    return this.checking;
  }

  public async release(): Promise<void> {
    this.isReleased = true;
    // a renewal that comes after the deletion would create the Lease again
    await this.renewing;
    if (this.held === undefined || this.lost !== undefined) {
      return;
    }
    try {
      const [found] = await this.keeper.read([this.target]);
      if (textAt(found, '/spec/holderIdentity') === this.holder.name) {
        await this.keeper.remove(this.target);
      }
    } catch {
      // the next run finds out that this one has ended
    }
  }

  private async confirm(): Promise<void> {
    while (this.lost === undefined && this.cluster.now() - this.renewedAt >= DEAD) {
      try {
        await this.renew(this.cluster);
      } catch (error) {
        throw error instanceof ClusterError ? new Stop(`${this.overdue}, and cannot be renewed: ${error.message}`, CODES.busy) : error;
      }
    }
    if (this.lost !== undefined) {
      throw new Stop(`${this.lost} has taken over the Lease ${this.namespace}/${NAME}, since this run did not renew it for ${DEAD / 1000} s`, CODES.busy);
    }
  }

  private get overdue(): string {
    return `the Lease ${this.namespace}/${NAME} was not renewed for ${DEAD / 1000} s, so that another run may take it over`;
  }

  private async acquire(report: Report): Promise<void> {
    const { cluster } = this;
    let seen: string | undefined;
    let since = cluster.now();
    for (;;) {
      const [found] = await cluster.read([this.target]);
      if (found === undefined || this.isFree(found)) {
        if (await this.grab(cluster, found)) {
          return;
        }
        continue;
      }
      const other = textAt(found, '/spec/holderIdentity') ?? '';
      const version = String(valueAt(found, '/metadata/resourceVersion'));
      if (seen !== undefined && seen !== version) {
        throw new Stop(`another run is at work: ${other}, since ${textAt(found, '/spec/acquireTime')} (Lease ${this.namespace}/${NAME}): wait until it ends`, CODES.busy);
      }
      if (seen === undefined) {
        report({ event: 'note', text: `the run of ${other} has not ended properly, or is still at work: watching its Lease ${this.namespace}/${NAME} for ${DEAD / 1000} s` });
        since = cluster.now();
        seen = version;
      } else if (cluster.now() - since >= DEAD && await this.grab(cluster, found)) {
        return;
      }
      await cluster.sleep(RENEW / 2);
    }
  }

  private isFree(found: Manifest): boolean {
    const other = textAt(found, '/spec/holderIdentity') ?? '';
    return other === '' || other === this.holder.name || this.holder.hasEnded(other);
  }

  /** whether it worked: another run may be faster */
  private async grab(cluster: Cluster, found: Manifest | undefined): Promise<boolean> {
    const start = cluster.now();
    const now = this.time();
    const spec = { holderIdentity: this.holder.name, leaseDurationSeconds: DEAD / 1000, acquireTime: now, renewTime: now };
    const metadata = { name: NAME, namespace: this.namespace };
    const lease: Manifest = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata, spec };
    try {
      this.held = found === undefined ? await cluster.create(lease)
        : await cluster.replace({ ...lease, metadata: { ...metadata, resourceVersion: found.metadata!.resourceVersion } });
      this.renewedAt = start;
      return true;
    } catch (error) {
      if (error instanceof ClusterError && error.kind === 'exists') {
        return false;
      }
      throw error;
    }
  }

  private async keep(): Promise<void> {
    for (;;) {
      try {
        await this.keeper.sleep(RENEW);
      } catch {
        return; // the process ends
      }
      if (this.isReleased) {
        return;
      }
      this.renewing = Promise.race([this.renew(this.keeper), this.keeper.sleep(LIMIT)]).catch(() => {}); // the next one may work, and `check` knows the time
      await this.renewing;
    }
  }

  private async renew(cluster: Cluster): Promise<void> {
    const held = this.held!;
    const start = cluster.now();
    try {
      const spec = { ...held.spec as object, renewTime: this.time() };
      this.held = await cluster.replace({ ...held, spec });
      this.renewedAt = start;
    } catch (error) {
      if (!(error instanceof ClusterError) || error.kind !== 'exists' && error.kind !== 'missing') {
        throw error;
      }
      const [found] = await cluster.read([this.target]);
      const other = textAt(found, '/spec/holderIdentity');
      if (found !== undefined && other === this.holder.name) {
        this.held = found; // an answer of the server was lost
      } else if (found !== undefined) {
        this.lost = other ?? 'another run';
      } else if (!this.isReleased) {
        await this.grab(cluster, undefined);
      }
    }
  }

  // the API server wants six digits of a second
  private time(): string {
    return new Date(this.cluster.now()).toISOString().replace('Z', '000Z');
  }
}
