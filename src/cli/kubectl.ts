import { execFileSync } from 'child_process';

/** runs kubectl and returns its output; throws if it fails */
export interface Kubectl {
  (args: string[]): string;
}

/** milliseconds that a call of kubectl may take */
const PATIENCE = 60_000;

/** runs kubectl, and ends it if it does not answer */
export const runKubectl = (args: string[], program = 'kubectl', timeout = PATIENCE): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28, timeout, killSignal: 'SIGKILL' });

/** an object as the API server returns it: any field may be missing */
export interface KubernetesObject {
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: any;
}

export type Items = readonly KubernetesObject[];

/**
 * Reads objects with kubectl, and collects a warning for each failure.
 */
export class Reader {
  private readonly notes: string[] = [];

  constructor(private readonly run: Kubectl) {}

  public get warnings(): readonly string[] {
    return this.notes;
  }

  /** adds a warning that some parts of a profile stay unknown */
  public warn(parts: string, reason: string): void {
    this.notes.push(`${parts} left out: ${reason}`);
  }

  /**
   * The version of the cluster.
   *
   * @throws if the cluster is not reachable: every later call would fail the same way, slowly
   */
  public cluster(): KubernetesObject | undefined {
    try {
      return JSON.parse(this.run(['version', '-o', 'json']));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new Error('kubectl was not found in PATH: install it, or add its directory to PATH');
      }
      if (/forbidden/i.test(reasonOf(error))) {
        this.warn('kubernetesVersion', reasonOf(error));
        return undefined;
      }
      throw new Error(`the cluster is not reachable: ${reasonOf(error)}`);
    }
  }

  /** all objects of a resource, sorted by name, so that two captures of one cluster are equal */
  public list(parts: string, resource: string, ...options: string[]): Items | undefined {
    const items: Items | undefined = this.get(parts, [resource, ...options])?.items;
    const key = ({ metadata }: KubernetesObject) => `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;
    return items && [...items].sort((a, b) => key(a) < key(b) ? -1 : 1);
  }

  /** one object */
  public one(parts: string, resource: string, name: string, ...options: string[]): KubernetesObject | undefined {
    return this.get(parts, [resource, name, ...options]);
  }

  private get(parts: string, args: string[]): KubernetesObject | undefined {
    try {
      return JSON.parse(this.run(['get', ...args, '-o', 'json']));
    } catch (error) {
      this.warn(parts, reasonOf(error));
      return undefined;
    }
  }
}

// kubectl prints the error on the last line, after its warnings
export function reasonOf(error: unknown): string {
  const { code, stderr, message } = error as { code?: unknown; stderr?: unknown; message?: unknown };
  if (code === 'ETIMEDOUT') {
    return `kubectl did not answer within ${PATIENCE / 1000} seconds`;
  }
  const text = [stderr, message].map(each => String(each ?? '').trim()).find(each => each !== '') ?? String(error);
  return text.split('\n').pop()!.trim();
}
