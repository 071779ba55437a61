import type { Cluster, Target } from './cluster';
import type { Report } from './event';
import { ClusterError, isPassing } from './failure';
import { CODES, Stop } from './stop';
import { Manifest, ManifestObject, textAt, valueAt } from '../manifest/manifest';

const NAME = 'cdk8s-dvp';
const KIND = 'Lease.v1.coordination.k8s.io';

/** milliseconds between two signs of life, and without one until a run counts as dead */
const RENEW = 5000;
const DEAD = 20_000;

export interface Holder {
  /** `user@host:process` */
  readonly name: string;
  /** whether another holder is a process of this machine that has ended */
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
    const lease = new RunLease(keeper, namespace, holder);
    try {
      await lease.acquire(cluster, report);
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

  private constructor(private readonly cluster: Cluster, private readonly namespace: string, private readonly holder: Holder) {
    this.target = { resource: KIND, name: NAME, namespace };
  }

  /** throws if another run has taken the Lease over, because this one gave no sign of life */
  public check(): void {
    if (this.lost !== undefined) {
      throw new Stop(`${this.lost} has taken over the Lease ${this.namespace}/${NAME}, since this run gave no sign of life for ${DEAD / 1000} s`, CODES.busy);
    }
  }

  public async release(): Promise<void> {
    this.isReleased = true;
    if (this.held === undefined || this.lost !== undefined) {
      return;
    }
    try {
      const [found] = await this.cluster.read([this.target]);
      if (textAt(found, '/spec/holderIdentity') === this.holder.name) {
        await this.cluster.remove(this.target);
      }
    } catch {
      // the next run finds out that this one has ended
    }
  }

  private async acquire(cluster: Cluster, report: Report): Promise<void> {
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
    const now = this.time();
    const spec = { holderIdentity: this.holder.name, leaseDurationSeconds: DEAD / 1000, acquireTime: now, renewTime: now };
    const metadata = { name: NAME, namespace: this.namespace };
    const lease: Manifest = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata, spec };
    try {
      this.held = found === undefined ? await cluster.create(lease)
        : await cluster.replace({ ...lease, metadata: { ...metadata, resourceVersion: found.metadata!.resourceVersion } });
      return true;
    } catch (error) {
      if (error instanceof ClusterError && error.kind === 'exists') {
        return false;
      }
      throw error;
    }
  }

  private async keep(): Promise<void> {
    while (!this.isReleased) {
      try {
        await this.cluster.sleep(RENEW);
        if (!this.isReleased) {
          await this.renew();
        }
      } catch (error) {
        if (!(error instanceof ClusterError) || !isPassing(error)) {
          return;
        }
      }
    }
  }

  private async renew(): Promise<void> {
    const held = this.held!;
    try {
      const spec = { ...held.spec as object, renewTime: this.time() };
      this.held = await this.cluster.replace({ ...held, spec });
    } catch (error) {
      if (!(error instanceof ClusterError) || error.kind !== 'exists' && error.kind !== 'missing') {
        throw error;
      }
      const [found] = await this.cluster.read([this.target]);
      const other = textAt(found, '/spec/holderIdentity');
      if (found !== undefined && other === this.holder.name) {
        this.held = found; // an answer of the server was lost
      } else if (found === undefined) {
        await this.grab(this.cluster, undefined);
      } else {
        this.lost = other ?? 'another run';
      }
    }
  }

  // the API server wants six digits of a second
  private time(): string {
    return new Date(this.cluster.now()).toISOString().replace('Z', '000Z');
  }
}
