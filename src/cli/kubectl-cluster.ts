import { captureReleases } from './capture';
import { Printed, runProgram } from './run-program';
import type { Cluster, Right, Target } from '../apply/cluster';
import { ClusterError, failureOf, isAbsence } from '../apply/failure';
import { inParallel } from '../apply/retry';
import { Interrupted } from '../apply/stop';
import type { ClusterFacts } from '../domain/cluster-facts';
import type { Manifest } from '../manifest/manifest';
import { MANAGER } from '../plan/drift/owner';

/** how to reach a cluster */
export interface Access {
  /** `kubectl` or `d8 k` */
  readonly program: readonly string[];
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly namespace?: string;
  /** seconds between two looks at the cluster */
  readonly interval?: number;
}

/** seconds that the API server and its webhooks may take for one request */
const REQUEST = 40;
/** names in one command line */
const MOST_NAMES = 100;
const AT_ONCE = 4;
/** seconds */
const INTERVAL = 2;

/** A cluster behind kubectl. Each request is a process, so that everything that kubectl can do to log in works here. */
export class KubectlCluster implements Cluster {
  public readonly interval: number;

  constructor(private readonly access: Access, private readonly interrupt: AbortSignal) {
    this.interval = (access.interval ?? INTERVAL) * 1000;
  }

  /** the namespace of objects that name none */
  public async namespace(): Promise<string> {
    const { namespace } = this.access;
    if (namespace !== undefined) {
      return namespace;
    }
    // in a Pod of the cluster, kubectl needs no kubeconfig, and this fails
    const { code, out } = await this.run(['config', 'view', '--minify', '-o', 'jsonpath={..namespace}']);
    return (code === 0 ? out.trim() : '') || 'default';
  }

  public async read(targets: readonly Target[]): Promise<readonly (Manifest | undefined)[]> {
    const groups = new Map<string, Target[]>();
    for (const target of targets) {
      const key = `${target.resource} ${target.namespace ?? ''}`;
      groups.set(key, [...groups.get(key) ?? [], target]);
    }
    const found = new Map<string, Manifest>();
    await inParallel([...groups.values()].flatMap(chunksOf), AT_ONCE, async group => {
      for (const object of await this.readGroup(group)) {
        found.set(keyOf(group[0].resource, group[0].namespace, String(object.metadata?.name)), object);
      }
    });
    return targets.map(({ resource, namespace, name }) => found.get(keyOf(resource, namespace, name)));
  }

  public async apply(object: Manifest, isDryRun = false): Promise<Manifest> {
    const words = ['apply', '--server-side', `--field-manager=${MANAGER}`, '--show-managed-fields', '-o', 'json', '-f', '-', ...isDryRun ? ['--dry-run=server'] : []];
    return this.json(words, object);
  }

  public async create(object: Manifest): Promise<Manifest> {
    return this.json(['create', '-o', 'json', '-f', '-'], object);
  }

  public async replace(object: Manifest): Promise<Manifest> {
    return this.json(['replace', '-o', 'json', '-f', '-'], object);
  }

  public async remove({ resource, name, namespace }: Target): Promise<void> {
    await this.ok(['delete', '--ignore-not-found', '--wait=false'], undefined, namespace, [resource, name]);
  }

  public async allowed(rights: readonly Right[]): Promise<readonly (boolean | undefined)[]> {
    const items = rights.map(({ verb, group, resource, namespace }) => ({
      apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes: { verb, group, resource, namespace } },
    }));
    const { code, out, err } = await this.run(['create', '--validate=false', '-o', 'jsonpath={.status.allowed}{"\\n"}', '-f', '-'], { apiVersion: 'v1', kind: 'List', items });
    const answers = out.trim().split('\n');
    if (code !== 0 || answers.length !== rights.length) {
      const failure = failureOf(err);
      if (failure.kind === 'offline' || failure.kind === 'program' || failure.kind === 'busy') {
        throw failure;
      }
      return rights.map(() => undefined);
    }
    return answers.map(answer => answer === 'true');
  }

  public async releases(): Promise<ClusterFacts> {
    const version = await this.ok(['version', '-o', 'json']);
    this.parsed(version);
    const readable = async (words: readonly string[], namespace: string) => {
      const { code, out } = await this.run(['get', ...words, '-o', 'json'], undefined, namespace);
      return code === 0 ? out : undefined;
    };
    const [modules, deckhouse] = await Promise.all([readable(['modules.v1alpha1.deckhouse.io'], ''), readable(['deployments.apps', 'deckhouse'], 'd8-system')]);
    return captureReleases(version, modules, deckhouse);
  }

  public now(): number {
    return Date.now();
  }

  public sleep(milliseconds: number): Promise<void> {
    const { interrupt } = this;
    return new Promise((resolve, reject) => {
      if (interrupt.aborted) {
        reject(new Interrupted(interrupt.reason as number));
        return;
      }
      const stop = () => {
        clearTimeout(timer);
        reject(new Interrupted(interrupt.reason as number));
      };
      const timer = setTimeout(() => {
        interrupt.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      interrupt.addEventListener('abort', stop, { once: true });
    });
  }

  /** the objects that exist; a kind that does not exist has none */
  private async readGroup(group: readonly Target[]): Promise<readonly Manifest[]> {
    const [{ resource, namespace }] = group;
    const names = [...new Set(group.map(({ name }) => name))];
    const { code, out, err } = await this.run(['get', '--ignore-not-found', '--show-managed-fields', '-o', 'json'], undefined, namespace, [resource, ...names]);
    if (code !== 0) {
      const failure = failureOf(err);
      if (isAbsence(failure)) {
        return [];
      }
      // an object whose conversion webhook is away exists
      throw failure.kind === 'early' ? new ClusterError('busy', failure.message) : failure;
    }
    const found = out.trim() === '' ? undefined : this.parsed(out);
    return found === undefined ? [] : found.items ?? [found];
  }

  private async json(words: readonly string[], object: Manifest): Promise<Manifest> {
    const { metadata } = object;
    return this.parsed(await this.ok(words, object, typeof metadata?.namespace === 'string' ? '' : undefined));
  }

  private parsed(out: string) {
    try {
      return JSON.parse(out);
    } catch {
      const [program] = this.access.program;
      throw new ClusterError('program', `${program} printed text where JSON must be: check that ${this.access.program.join(' ')} is kubectl, and prints nothing else to standard output`);
    }
  }

  private async ok(words: readonly string[], input?: object, namespace?: string, names?: readonly string[]): Promise<string> {
    const { code, out, err } = await this.run(words, input, namespace, names);
    if (code !== 0) {
      throw failureOf(err);
    }
    return out;
  }

  /**
   * @param namespace of the objects; that of the options if not set, none if empty
   * @param names words of the manifests, which kubectl must not take for options
   */
  private run(words: readonly string[], input?: object, namespace = this.access.namespace, names: readonly string[] = []): Promise<Printed> {
    const { program, context, kubeconfig } = this.access;
    const flags = [
      ...context === undefined ? [] : [`--context=${context}`],
      ...kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`],
      ...namespace === undefined || namespace === '' ? [] : [`--namespace=${namespace}`],
    ];
    const last = names.length === 0 ? [] : ['--', ...names];
    return runProgram([...program, ...words, ...flags, `--request-timeout=${REQUEST}s`, ...last], input === undefined ? undefined : JSON.stringify(input), this.interrupt);
  }
}

const keyOf = (resource: string, namespace: string | undefined, name: string): string => [resource, namespace ?? '', name].join(' ');

const chunksOf = (group: readonly Target[]): Target[][] =>
  Array.from({ length: Math.ceil(group.length / MOST_NAMES) }, (_, i) => group.slice(i * MOST_NAMES, (i + 1) * MOST_NAMES));

/** whether a cluster answers at all; the message says what is missing */
export const isNoAccess = (error: ClusterError): boolean => ['offline', 'program', 'busy', 'forbidden'].includes(error.kind);
